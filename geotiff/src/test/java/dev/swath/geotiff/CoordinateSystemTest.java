package dev.swath.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.Crs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// GDAL takes the texts expected here for the systems that it reads from the same keys itself.
class CoordinateSystemTest {
  private static Optional<Crs> crs(TiffBuilder tiff) {
    tiff.image(1, 1, 1, 8).strips(1, new byte[1]);
    try (GeoTiffFile file = GeoTiff.open(new MemorySource(tiff.build()))) {
      return file.reference().crs();
    }
  }

  private static TiffBuilder keys(long... words) {
    long[] all = new long[4 + words.length];
    all[0] = 1;
    all[1] = 1;
    all[3] = words.length / 4;
    System.arraycopy(words, 0, all, 4, words.length);
    return TiffBuilder.little().set(Tag.GEO_KEY_DIRECTORY, FieldType.SHORT, all);
  }

  @Test
  void aProjectionOfTheFilesOwnBecomesText() {
    TiffBuilder tiff =
        keys(
            1024, 0, 1, 1, 1026, 34_737, 7, 0, 2048, 0, 1, 4326, 3072, 0, 1, 32_767, 3074, 0, 1,
            32_767, 3075, 0, 1, 10, 3076, 0, 1, 9001, 3088, 34_736, 1, 0, 3089, 34_736, 1, 1, 3082,
            34_736, 1, 2, 3083, 34_736, 1, 3);
    tiff.doubles(Tag.GEO_DOUBLE_PARAMS, 10.5, 52, 4_321_000, 3_210_000);
    tiff.text(Tag.GEO_ASCII_PARAMS, "my map|");

    Crs crs = crs(tiff).orElseThrow();

    assertThat(crs.epsg()).isEmpty();
    assertThat(crs.name()).isEqualTo("my map");
    assertThat(crs.wkt())
        .contains(
            "PROJCS[\"my map\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
                + "298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
                + "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\","
                + "0.017453292519943295,AUTHORITY[\"EPSG\",\"9102\"]],AUTHORITY[\"EPSG\",\"4326\"]],"
                + "PROJECTION[\"Lambert_Azimuthal_Equal_Area\"],PARAMETER[\"latitude_of_center\",52],"
                + "PARAMETER[\"longitude_of_center\",10.5],PARAMETER[\"false_easting\",4321000],"
                + "PARAMETER[\"false_northing\",3210000],UNIT[\"metre\",1,AUTHORITY[\"EPSG\","
                + "\"9001\"]],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]]");
  }

  @Test
  void anEllipsoidOfTheFilesOwnBecomesText() {
    TiffBuilder tiff =
        keys(
            1024, 0, 1, 2, 2048, 0, 1, 32_767, 2049, 34_737, 5, 0, 2057, 34_736, 1, 0, 2059, 34_736,
            1, 1);
    tiff.doubles(Tag.GEO_DOUBLE_PARAMS, 3_396_190, 169.894447223612);
    tiff.text(Tag.GEO_ASCII_PARAMS, "Mars|");

    String wkt = crs(tiff).orElseThrow().wkt().orElseThrow();

    assertThat(wkt)
        .startsWith("GEOGCS[\"Mars\",")
        .contains("SPHEROID[\"unknown\",3396190,169.894447223612]");
  }

  @Test
  void aTextInTheCitationIsTakenAsItIs() {
    TiffBuilder tiff = keys(1024, 0, 1, 32_767, 2048, 0, 1, 4326, 3073, 34_737, 31, 0);
    tiff.text(Tag.GEO_ASCII_PARAMS, "ESRI PE String = PROJCS[\"x\"]|");

    Crs crs = crs(tiff).orElseThrow();

    assertThat(crs.wkt()).contains("PROJCS[\"x\"]");
    assertThat(crs.epsg()).isEmpty();
  }

  @Test
  void aTextInTheCitationThatSaysACodeGivesTheCode() {
    String wkt = "PROJCS[\"x\",AUTHORITY[\"EPSG\",\"32631\"]]";
    TiffBuilder tiff = keys(1024, 0, 1, 32_767, 3073, 34_737, 18 + wkt.length(), 0);
    tiff.text(Tag.GEO_ASCII_PARAMS, "ESRI PE String = " + wkt + "|");

    Crs crs = crs(tiff).orElseThrow();

    assertThat(crs.epsg()).hasValue(32_631);
    assertThat(crs.wkt()).contains(wkt);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_535, 1000})
  void aCodeThatIsNoneOfEpsgsIsNoSystem(int code) {
    TiffBuilder tiff = keys(1024, 0, 1, 1, 3072, 0, 1, code);

    assertThat(crs(tiff).flatMap(Crs::wkt)).isEmpty();
    assertThat(crs(tiff).map(crs -> crs.epsg().isPresent()).orElse(false)).isFalse();
  }

  @Test
  void keysThatPointNowhereAreLeftOut() {
    TiffBuilder tiff = keys(1024, 0, 1, 1, 3072, 34_736, 1, 9, 1026, 34_737, 10, 70);

    assertThat(crs(tiff)).isEmpty();
  }

  @Test
  void theFirstOfEqualKeysCounts() {
    TiffBuilder tiff = keys(1024, 0, 1, 1, 3072, 0, 1, 32_631, 3072, 0, 1, 32_632);

    assertThat(crs(tiff).orElseThrow().label()).isEqualTo("EPSG:32631");
  }
}
