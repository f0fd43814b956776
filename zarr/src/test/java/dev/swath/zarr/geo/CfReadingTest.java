package dev.swath.zarr.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.CorruptDataException;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.EpsgDataset;
import dev.swath.grid.GridGeometry;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CfReadingTest {
  private static final String WKT = EpsgDataset.wkt(32633).orElseThrow().replace("\"", "\\\"");
  private static final String MAPPING = "{'crs_wkt':'" + WKT + "'}";
  private static final double[] Y = {5_299_995, 5_299_985, 5_299_975, 5_299_965};
  private static final double[] X = {500_005, 500_015, 500_025, 500_035, 500_045};

  private static MemoryArrays placed() {
    return MemoryArrays.plane().sibling("y", "{}", Y).sibling("x", "{}", X);
  }

  private static Optional<Crs> crs(ArrayMeaning meaning) {
    return meaning.schema().geometry().flatMap(g -> g.crs());
  }

  private static Affine transform(ArrayMeaning meaning) {
    return meaning.schema().geometry().orElseThrow().transform();
  }

  @Test
  void coordinatesAreCentresOfPixels() {
    ArrayMeaning meaning =
        placed().own("{'grid_mapping':'spatial_ref'}").sibling("spatial_ref", MAPPING).read();

    assertThat(transform(meaning)).isEqualTo(new Affine(10, 0, 500_000, 0, -10, 5_300_000));
    assertThat(crs(meaning).orElseThrow().epsg()).hasValue(32633);
    assertThat(meaning.notes()).isEmpty();
  }

  @Test
  void aMappingMayHaveAnyNameAndCoordinatesAfterIt() {
    ArrayMeaning meaning =
        placed().own("{'grid_mapping':'utm: x y'}").sibling("utm", MAPPING).read();

    assertThat(crs(meaning).orElseThrow().epsg()).hasValue(32633);
  }

  @Test
  void theUsualMappingIsTakenWithoutBeingNamed() {
    assertThat(crs(placed().sibling("spatial_ref", MAPPING).read())).isPresent();
    assertThat(crs(placed().sibling("crs", "{'spatial_ref':'EPSG:32633'}").read()))
        .contains(Crs.ofEpsg(32633));
    assertThat(crs(placed().sibling("crs", "{}").read())).isEmpty();
  }

  @Test
  void aMappingThatIsMissingIsANote() {
    ArrayMeaning meaning = placed().own("{'grid_mapping':'gone'}").read();

    assertThat(crs(meaning)).isEmpty();
    assertThat(meaning.notes()).singleElement().asString().contains("'gone'");
  }

  @Test
  void parametersWithoutTextAreANote() {
    ArrayMeaning meaning =
        placed()
            .own("{'grid_mapping':'m'}")
            .sibling("m", "{'grid_mapping_name':'transverse_mercator'}")
            .read();

    assertThat(crs(meaning)).isEmpty();
    assertThat(meaning.notes()).singleElement().asString().contains("transverse_mercator");
  }

  @Test
  void textThatIsNoneIsNamed() {
    MemoryArrays array = placed().own("{'grid_mapping':'m'}").sibling("m", "{'crs_wkt':'UTM 33'}");

    assertThatThrownBy(array::read)
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("crs_wkt");
  }

  @Test
  void gdalsOwnAttributeIsRead() {
    assertThat(
            crs(
                placed()
                    .own("{'_CRS':{'url':'http://www.opengis.net/def/crs/EPSG/0/32633'}}")
                    .read()))
        .contains(Crs.ofEpsg(32633));
    assertThat(crs(placed().own("{'_CRS':{'wkt':'" + WKT + "'}}").read()).orElseThrow().epsg())
        .hasValue(32633);
    assertThat(
            crs(
                placed()
                    .own("{'_CRS':{'projjson':{'id':{'authority':'EPSG','code':'32633'}}}}")
                    .read()))
        .contains(Crs.ofEpsg(32633));
  }

  @Test
  void gdalSaysWhatSamplesStandFor() {
    assertThat(
            placed()
                .own("{'AREA_OR_POINT':'Point'}")
                .read()
                .schema()
                .geometry()
                .orElseThrow()
                .registration())
        .isEqualTo(GridGeometry.Registration.POINT);
  }

  @Test
  void aTransformThatAgreesWithCoordinatesIsExact() {
    double third = 1 / 3.0;
    double[] x = IntStream.range(0, 5).mapToDouble(i -> (float) ((i + 0.5) * third)).toArray();
    double[] y = IntStream.range(0, 4).mapToDouble(i -> (float) (1 - (i + 0.5) * third)).toArray();
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .coordinatesOf(DType.FLOAT32)
            .sibling("x", "{}", x)
            .sibling("y", "{}", y)
            .sibling(
                "spatial_ref",
                "{'spatial_ref':'EPSG:4326','GeoTransform':'0 " + third + " 0 1 0 -" + third + "'}")
            .read();

    assertThat(transform(meaning)).isEqualTo(new Affine(third, 0, 0, 0, -third, 1));
  }

  @Test
  void aTransformThatIsLeftOverLosesToCoordinates() {
    ArrayMeaning meaning =
        placed()
            .sibling("spatial_ref", "{'crs_wkt':'" + WKT + "','GeoTransform':'0 10 0 0 0 -10'}")
            .read();

    assertThat(transform(meaning).c()).isEqualTo(500_000);
    assertThat(meaning.notes()).singleElement().asString().contains("GeoTransform");
  }

  @Test
  void aTransformWithoutCoordinatesIsTaken() {
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .sibling("spatial_ref", "{'crs_wkt':'" + WKT + "','GeoTransform':'7 10 1 8 2 -10 '}")
            .read();

    assertThat(transform(meaning)).isEqualTo(new Affine(10, 1, 7, 2, -10, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2 3", "a b c d e f", "0 NaN 0 0 0 1", "0 1 0 0 0 1 7"})
  void aTransformThatIsNoneIsNamed(String text) {
    MemoryArrays array =
        MemoryArrays.plane()
            .sibling("spatial_ref", "{'crs_wkt':'" + WKT + "','GeoTransform':'" + text + "'}");

    assertThatThrownBy(array::read)
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("GeoTransform");
  }

  @Test
  void unequalDistancesGiveNoPlace() {
    ArrayMeaning meaning =
        MemoryArrays.plane().sibling("y", "{}", 1, 2, 4, 8).sibling("x", "{}", X).read();

    assertThat(meaning.schema().geometry()).isEmpty();
    assertThat(meaning.notes()).singleElement().asString().contains("'y'");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0})
  void coordinatesThatAreNoneGiveNoPlace(double bad) {
    ArrayMeaning meaning =
        MemoryArrays.plane().sibling("y", "{}", bad, bad, bad, bad).sibling("x", "{}", X).read();

    assertThat(meaning.schema().geometry()).isEmpty();
  }

  @Test
  void coordinatesOfAnotherLengthAreNotThese() {
    ArrayMeaning meaning =
        MemoryArrays.plane().sibling("y", "{}", 1, 2).sibling("x", "{}", X).read();

    assertThat(meaning.schema().geometry()).isEmpty();
  }

  @Test
  void floatsMayBeOffByTheirRounding() {
    double[] y = new double[1000];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (5_299_995.3 - 10 * i);
    }
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(1000, 5), "y", "x")
            .coordinatesOf(DType.FLOAT32)
            .sibling("y", "{}", y)
            .sibling("x", "{}", X)
            .read();

    assertThat(transform(meaning).e()).isCloseTo(-10, within(0.001));
  }

  @Test
  void packedCoordinatesAreUnpacked() {
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .coordinatesOf(DType.INT16)
            .sibling("y", "{'scale_factor':-0.5,'add_offset':90}", 0, 1, 2, 3)
            .sibling("x", "{'scale_factor':0.5,'add_offset':-180}", 0, 1, 2, 3, 4)
            .read();

    assertThat(transform(meaning)).isEqualTo(new Affine(0.5, 0, -180.25, 0, -0.5, 90.25));
  }

  @Test
  void aSingleRowIsAsHighAsColumnsAreWide() {
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(1, 5), "y", "x")
            .sibling("y", "{}", 100)
            .sibling("x", "{}", X)
            .read();

    assertThat(transform(meaning)).isEqualTo(new Affine(10, 0, 500_000, 0, -10, 105));
  }

  @Test
  void aSinglePixelHasNoPlace() {
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(1, 1), "y", "x")
            .sibling("y", "{}", 100)
            .sibling("x", "{}", 7)
            .read();

    assertThat(meaning.schema().geometry()).isEmpty();
    assertThat(meaning.notes()).hasSize(1);
  }

  @Test
  void marksOnCoordinatesTellRowsFromColumns() {
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(5, 4), "u", "v")
            .sibling("u", "{'axis':'X'}", X)
            .sibling("v", "{'standard_name':'latitude'}", Y)
            .read();

    assertThat(meaning.axisOrder()).containsExactly(1, 0);
    assertThat(transform(meaning)).isEqualTo(new Affine(10, 0, 500_000, 0, -10, 5_300_000));
  }

  @Test
  void axesOfHugeArraysAreSampled() {
    Siblings.Numbers endless =
        new Siblings.Numbers() {
          @Override
          public long length() {
            return Long.MAX_VALUE;
          }

          @Override
          public DType dtype() {
            return DType.FLOAT64;
          }

          @Override
          public void read(long from, double[] into) {
            for (int i = 0; i < into.length; i++) {
              into[i] = from + i;
            }
          }
        };

    assertThat(RegularAxis.of(endless, 1, 0).orElseThrow().step()).isEqualTo(1);
  }

  @Test
  void oneCoordinateOutOfPlaceIsFoundWhereverItIs() {
    for (int length : new int[] {2, 3, 4096, 4097, 8192, 10_001}) {
      for (int bad : new int[] {1, length / 2, length - 2, length - 1}) {
        double[] values = IntStream.range(0, length).mapToDouble(i -> i * 10.0).toArray();
        values[bad] += length > 3 ? 20 : 0;

        boolean regular = RegularAxis.of(numbers(values), 1, 0).isPresent();

        assertThat(regular).as("%d of %d", bad, length).isEqualTo(length <= 3);
      }
    }
  }

  private static Siblings.Numbers numbers(double... values) {
    return MemoryArrays.plane().sibling("n", "{}", values).numbers("n").orElseThrow();
  }
}
