package dev.swath.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.EpsgDataset;
import dev.swath.grid.Wkt;
import dev.swath.grid.Wkt2Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateSystemsTest {
  private static final double METRES_IN_DEGREE = 111_000;

  private record Known(int map, int base, double lon, double lat, double x, double y) {}

  /// Points that PROJ projected; see `src/test/python/points.py`.
  private static List<Known> known() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                CoordinateSystemsTest.class.getResourceAsStream("proj-points.txt"),
                StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .map(line -> line.split(" "))
          .map(
              f ->
                  new Known(
                      Integer.parseInt(f[0]),
                      Integer.parseInt(f[1]),
                      Double.parseDouble(f[2]),
                      Double.parseDouble(f[3]),
                      Double.parseDouble(f[4]),
                      Double.parseDouble(f[5])))
          .toList();
    }
  }

  private static CrsTransform between(String from, String to) {
    return CoordinateSystems.between(CoordinateSystems.parse(from), CoordinateSystems.parse(to));
  }

  @Test
  void pointsLieWhereProjPutsThem() throws IOException {
    Map<Integer, CrsTransform> transforms = new HashMap<>();
    for (Known point : known()) {
      CrsTransform transform =
          transforms.computeIfAbsent(
              point.map(), map -> between("EPSG:" + point.base(), "EPSG:" + map));
      double[] xs = {point.lon()};
      double[] ys = {point.lat()};

      transform.forward(xs, ys, 1);

      assertThat(xs[0]).as("%s", point).isCloseTo(point.x(), within(1e-6));
      assertThat(ys[0]).as("%s", point).isCloseTo(point.y(), within(1e-6));
    }
  }

  @Test
  void pointsComeBack() throws IOException {
    Map<Integer, CrsTransform> transforms = new HashMap<>();
    for (Known point : known()) {
      CrsTransform transform =
          transforms.computeIfAbsent(
              point.map(), map -> between("EPSG:" + point.base(), "EPSG:" + map));
      double[] xs = {point.x()};
      double[] ys = {point.y()};

      transform.inverse(xs, ys, 1);

      double east = Math.IEEEremainder(xs[0] - point.lon(), 360);
      double metres =
          METRES_IN_DEGREE
              * Math.hypot(east * Math.cos(Math.toRadians(point.lat())), ys[0] - point.lat());
      assertThat(metres).as("%s", point).isLessThan(0.005);
    }
  }

  /// The longitude of a zone's middle is the same a turn farther on.
  @Test
  void longitudesMayBeAnyTurns() {
    for (int zone = 1; zone <= 60; zone++) {
      for (int code : new int[] {32600 + zone, 32700 + zone}) {
        double lon = 6 * zone - 183 + 2.5;
        double[] xs = {lon, lon + 360, lon - 360};
        double[] ys = {40, 40, 40};

        between("EPSG:4326", "EPSG:" + code).forward(xs, ys, 3);

        assertThat(xs[1]).isCloseTo(xs[0], within(1e-6));
        assertThat(xs[2]).isCloseTo(xs[0], within(1e-6));
        assertThat(xs[0]).isBetween(700_000.0, 720_000.0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32631, 2154, 3035, 3413, 5070, 27700, 28992, 3395, 2056})
  void theTextMeansWhatTheCodeMeans(int code) {
    String text = EpsgDataset.wkt(code).orElseThrow();
    Crs coded = CoordinateSystems.parse("EPSG:" + code);
    Crs written = CoordinateSystems.parse(text.replaceFirst(",ID\\[\"EPSG\",\\d+\\]\\]$", "]"));
    SplittableRandom random = new SplittableRandom(code);
    double[] xs = random.doubles(50, 100_000, 900_000).toArray();
    double[] ys = random.doubles(50, 100_000, 900_000).toArray();
    double[] x0 = xs.clone();
    double[] y0 = ys.clone();

    CoordinateSystems.between(coded, written).forward(xs, ys, 50);

    assertThat(written.epsg()).isEmpty();
    assertThat(xs).containsExactly(x0, within(0.01));
    assertThat(ys).containsExactly(y0, within(0.01));
  }

  @Test
  void textOfVersion1MeansWhatItsVersion2Means() {
    String wkt1 =
        "PROJCS[\"mine\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
            + "298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
            + "PROJECTION[\"Lambert_Conformal_Conic_2SP\"],PARAMETER[\"standard_parallel_1\",49],"
            + "PARAMETER[\"standard_parallel_2\",44],PARAMETER[\"latitude_of_origin\",46.5],"
            + "PARAMETER[\"central_meridian\",3],PARAMETER[\"false_easting\",700],"
            + "PARAMETER[\"false_northing\",6600],UNIT[\"kilometre\",1000]]";
    String wkt2 = Wkt2Text.of(Wkt.parse(wkt1)).orElseThrow();
    double[] xs = {2};
    double[] ys = {48};
    double[] x2 = {2};
    double[] y2 = {48};
    double[] x3 = {2};
    double[] y3 = {48};

    between("EPSG:4326", wkt1).forward(xs, ys, 1);
    between("EPSG:4326", wkt2).forward(x2, y2, 1);
    between("EPSG:4326", "EPSG:2154").forward(x3, y3, 1);

    assertThat(x2).containsExactly(xs, within(1e-9));
    assertThat(y2).containsExactly(ys, within(1e-9));
    assertThat(xs[0]).isCloseTo(x3[0] / 1000, within(1e-6));
    assertThat(ys[0]).isCloseTo(y3[0] / 1000, within(1e-6));
  }

  /// Expected values: PROJ's cs2cs with the same seven parameters.
  @ParameterizedTest
  @CsvSource({
    "28992, 5.5, 52.5, 162659.32585, 501372.87790",
    "27700, -1.5, 53, 433653.30005, 344858.88290",
    "2056, 8, 47, 2642695.42015, 1205590.52229",
    "31467, 9, 50, 3500074.52541, 5540407.10723",
    "31370, 5.5, 52.5, 226861.32652, 355268.12735"
  })
  void datumsAreShiftedByTheirParameters(int code, double lon, double lat, double x, double y) {
    double[] xs = {lon};
    double[] ys = {lat};

    between("EPSG:4326", "EPSG:" + code).forward(xs, ys, 1);

    assertThat(xs[0]).isCloseTo(x, within(1e-4));
    assertThat(ys[0]).isCloseTo(y, within(1e-4));
  }

  @Test
  void aSphereTakesLatitudesAsTheyAre() {
    double[] xs = {10};
    double[] ys = {45};
    double radius = 6371007.181;

    between("EPSG:4326", "+proj=sinu +R=6371007.181").forward(xs, ys, 1);

    assertThat(ys[0]).isCloseTo(Math.toRadians(45) * radius, within(1e-6));
    assertThat(xs[0])
        .isCloseTo(Math.toRadians(10) * radius * Math.cos(Math.toRadians(45)), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:32631, 93, 0",
    "EPSG:3857, 0, 90",
    "EPSG:3857, 0, 91",
    "EPSG:2154, 3, -90",
    "EPSG:3413, 0, -90",
    "EPSG:3035, NaN, 50",
    "EPSG:3035, 10, Infinity",
  })
  void whatHasNoPlaceIsNaN(String map, double lon, double lat) {
    double[] xs = {lon, 4};
    double[] ys = {lat, 50};

    between("EPSG:4326", map).forward(xs, ys, 2);

    assertThat(xs[0]).isNaN();
    assertThat(ys[0]).isNaN();
    assertThat(xs[1]).isFinite();
    assertThat(ys[1]).isFinite();
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException {
    CrsTransform transform = between("EPSG:3035", "EPSG:3413");
    double[] xs = new SplittableRandom(3).doubles(3000, 3e6, 5e6).toArray();
    double[] ys = new SplittableRandom(4).doubles(3000, 2e6, 4e6).toArray();
    double[] expected = xs.clone();
    transform.forward(expected, ys.clone(), xs.length);
    List<double[]> found = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();

    for (int i = 0; i < 4; i++) {
      double[] mine = xs.clone();
      found.add(mine);
      threads.add(Thread.ofPlatform().start(() -> transform.forward(mine, ys.clone(), 3000)));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(found).allMatch(mine -> Arrays.equals(mine, expected));
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:4267, grids",
    "EPSG:4978, neither a map",
    "EPSG:4807, degrees",
    "EPSG:3167, grids",
    "+proj=lsat +lsat=1 +path=2, is not supported",
    "+proj=utm +zone=61, zones 1 to 60",
    "+proj=lcc +lat_1=x, is not a number",
    "+proj=merc +a=0, half-axis",
    "+proj=tmerc +ellps=nobody, not known"
  })
  void whatCannotBeComputedIsRefused(String text, String reason) {
    assertThatThrownBy(() -> between("EPSG:4326", text))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:99999", "EPSG:", "utm 31", "", "32631"})
  void whatNamesNoSystemIsRefused(String text) {
    assertThatThrownBy(() -> CoordinateSystems.parse(text))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("EPSG");
  }

  @Test
  void damagedTextIsRefused() {
    assertThatThrownBy(() -> CoordinateSystems.parse("PROJCRS[\"x\""))
        .isInstanceOf(CorruptDataException.class);
  }
}
