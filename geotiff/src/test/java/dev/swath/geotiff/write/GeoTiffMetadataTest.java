package dev.swath.geotiff.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.geotiff.GeoTiff;
import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.geo.GeoKey;
import dev.swath.geotiff.geo.GroundControlPoint;
import dev.swath.geotiff.geo.RawGeoKeys;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written beside pixels comes back through the reader.
class GeoTiffMetadataTest {
  private static final Affine NORTH_UP = new Affine(10, 0, 500_000, 0, -20, 4_000_000);
  private static final RasterSchema PLAIN = RasterSchema.of(DType.UINT8, 1, 20, 30);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(GridGeometry.Registration.class)
  void transformsComeBack(GridGeometry.Registration registration) {
    List<Affine> transforms =
        List.of(
            NORTH_UP,
            new Affine(10, 0, 500_000, 0, 20, 4_000_000),
            new Affine(-10, 0, 500_000, 0, -20, 4_000_000),
            new Affine(3, 1, 500_000, -2, -4, 4_000_000),
            Affine.IDENTITY);
    for (Affine transform : transforms) {
      GridGeometry geometry =
          new GridGeometry(transform, Optional.of(Crs.ofEpsg(32631)), registration);

      RasterSchema read = roundTrip(PLAIN.withGeometry(Optional.of(geometry)));

      assertThat(read.geometry()).contains(geometry);
    }
  }

  @Test
  void withoutACrsOnlyPointsNeedGeoKeys() {
    for (GridGeometry.Registration registration : GridGeometry.Registration.values()) {
      GridGeometry nowhere = new GridGeometry(NORTH_UP, Optional.empty(), registration);

      Path file = write(PLAIN.withGeometry(Optional.of(nowhere)), GeoTiffOptions.DEFAULT);

      try (GeoTiffFile read = GeoTiff.open(file)) {
        assertThat(read.raster().schema().geometry()).contains(nowhere);
        assertThat(read.reference().keys().isPresent())
            .isEqualTo(registration == GridGeometry.Registration.POINT);
      }
    }
  }

  @Test
  void copiedGeoKeysAreKeptWithoutATransform() {
    RawGeoKeys copied =
        new RawGeoKeys(new int[] {1, 1, 0, 1, 2048, 0, 1, 4326}, new double[0], new byte[0]);

    Path file = write(PLAIN, GeoTiffOptions.DEFAULT.withGeoKeys(Optional.of(copied)));

    try (GeoTiffFile read = GeoTiff.open(file)) {
      assertThat(read.reference().keys()).contains(copied);
      assertThat(read.reference().crs()).contains(Crs.ofEpsg(4326));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {GeoKey.PIXEL_IS_AREA, GeoKey.PIXEL_IS_POINT})
  void groundControlPointsComeBackWhateverSamplesStandFor(int rasterType) {
    RawGeoKeys keys =
        new RawGeoKeys(
            new int[] {1, 1, 0, 2, 1025, 0, 1, rasterType, 2048, 0, 1, 4326},
            new double[0],
            new byte[0]);
    List<GroundControlPoint> points =
        List.of(
            new GroundControlPoint(0, 0, 10, 50, 0),
            new GroundControlPoint(90.5, 1, 11.25, 50, 3),
            new GroundControlPoint(2, 70, 10.5, 49, -7));

    Path file =
        write(
            PLAIN, GeoTiffOptions.DEFAULT.withGeoKeys(Optional.of(keys)).withControlPoints(points));

    try (GeoTiffFile read = GeoTiff.open(file)) {
      assertThat(read.reference().controlPoints()).isEqualTo(points);
      assertThat(read.reference().crs()).contains(Crs.ofEpsg(4326));
      assertThat(read.raster().schema().geometry()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32631, 1, 3072",
    "3857, 1, 3072",
    "4437, 1, 3072",
    "2056, 1, 3072",
    "4326, 2, 2048",
    "4979, 2, 2048",
    "6318, 2, 2048",
    "4978, 3, 2048"
  })
  void anEpsgCodeGoesUnderTheKeyOfItsKind(int code, int model, int key) {
    int[] keys = CrsKeys.of(Optional.of(Crs.ofEpsg(code)), OptionalInt.empty(), 1).directory();

    assertThat(keys)
        .containsExactly(
            1, 1, 0, 3, 1024, 0, 1, model, GeoKey.RASTER_TYPE, 0, 1, 1, key, 0, 1, code);
  }

  @Test
  void aCompoundCodeIsSplitIntoItsParts() {
    int[] keys = CrsKeys.of(Optional.of(Crs.ofEpsg(7405)), OptionalInt.empty(), 1).directory();

    assertThat(keys)
        .containsExactly(
            1, 1, 1, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 27700, 4096, 0, 1, 5701);
  }

  @Test
  void aVerticalSystemIsKept() {
    RasterSchema schema =
        PLAIN
            .withGeometry(Optional.of(geometry(Crs.ofEpsg(27700))))
            .withAttributes(Map.of("VERTICAL_CRS", "EPSG:5701"));

    RasterSchema read = roundTrip(schema);

    assertThat(read.attributes()).containsEntry("VERTICAL_CRS", "EPSG:5701");
  }

  @Test
  void aCodeNobodyKnowsIsRefusedUnlessThereIsText() {
    Crs unknown = Crs.ofEpsg(99_999);
    Crs described = new Crs(OptionalInt.of(99_999), Optional.of("PROJCS[\"x\"]"), "");

    assertThatThrownBy(() -> roundTrip(PLAIN.withGeometry(Optional.of(geometry(unknown)))))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("EPSG:99999");
    assertThat(roundTrip(PLAIN.withGeometry(Optional.of(geometry(described)))).geometry())
        .hasValueSatisfying(g -> assertThat(g.crs().orElseThrow().wkt()).contains("PROJCS[\"x\"]"));
  }

  @Test
  void aTextThatSaysItsCodeIsWrittenAsTheCode() {
    String wkt = "PROJCRS[\"WGS 84 / UTM zone 31N\",ID[\"EPSG\",32631]]";
    Crs crs = new Crs(OptionalInt.empty(), Optional.of(wkt), "WGS 84 / UTM zone 31N");

    RasterSchema read = roundTrip(PLAIN.withGeometry(Optional.of(geometry(crs))));

    assertThat(read.geometry().orElseThrow().crs())
        .contains(new Crs(OptionalInt.of(32_631), Optional.empty(), "WGS 84 / UTM zone 31N"));
  }

  @Test
  void aSystemThatIsOnlyTextKeepsItsText() {
    String wkt = "GEOGCS[\"moon\",DATUM[\"d\",SPHEROID[\"s\",1737400,0]],PRIMEM[\"p\",0]]";
    Crs crs = new Crs(OptionalInt.empty(), Optional.of(wkt), "moon");

    RasterSchema read = roundTrip(PLAIN.withGeometry(Optional.of(geometry(crs))));

    assertThat(read.geometry().orElseThrow().crs().orElseThrow().wkt()).contains(wkt);
  }

  @Test
  void aTextTooLongForGdalLosesItsIdentifiers() {
    String wkt = "PROJCS[\"a\",\n  X[1" + ",AUTHORITY[\"EPSG\",\"1\"]".repeat(200) + "],\n  Y[2]]";

    assertThat(WktText.shortened(wkt, 2000)).isEqualTo("PROJCS[\"a\",X[1],Y[2]]");
    assertThat(WktText.shortened(wkt, 5000)).isEqualTo(wkt);
  }

  @Test
  void copiedGeoKeysAreKeptButForTheRasterType() {
    int[] keys = {1, 1, 0, 2, 1024, 0, 1, 1, 3073, Tag.GEO_ASCII_PARAMS, 4, 0};
    RawGeoKeys copied =
        new RawGeoKeys(keys, new double[] {1.5}, "é|\0".getBytes(StandardCharsets.UTF_8));
    GeoTiffOptions options = GeoTiffOptions.DEFAULT.withGeoKeys(Optional.of(copied));
    GridGeometry point =
        new GridGeometry(NORTH_UP, Optional.empty(), GridGeometry.Registration.POINT);

    Path file = write(PLAIN.withGeometry(Optional.of(point)), options);

    try (GeoTiffFile read = GeoTiff.open(file)) {
      RawGeoKeys expected =
          new RawGeoKeys(
              new int[] {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 2, 3073, 34737, 4, 0},
              copied.doubles(),
              copied.text());
      assertThat(read.reference().keys()).contains(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UINT8, 255",
    "INT8, -128",
    "INT16, -32768",
    "UINT32, 4294967295",
    "FLOAT32, -9999",
    "FLOAT32, nan",
    "FLOAT32, -inf",
    "FLOAT32, -3.4028234663852886e38",
    "FLOAT64, 1.0e20",
    "FLOAT64, -0.0",
    "FLOAT16, 0.0999755859375",
    "COMPLEX64, -5",
    "BOOL, 1"
  })
  void noDataIsItsExactText(DType dtype, String text) {
    double value =
        switch (text) {
          case "nan" -> Double.NaN;
          case "-inf" -> Double.NEGATIVE_INFINITY;
          default -> Double.parseDouble(text);
        };
    NoData noData = new NoData(dtype, Values.fromDouble(dtype, value));

    assertThat(NoDataText.of(noData)).isEqualTo(text);
  }

  @Test
  void wideIntegersAsNoDataAreExact() {
    assertThat(NoDataText.of(new NoData(DType.UINT64, -2))).isEqualTo("18446744073709551614");
    assertThat(NoDataText.of(new NoData(DType.INT64, Long.MIN_VALUE + 1)))
        .isEqualTo("-9223372036854775807");
  }

  @Test
  void bandsAndItemsComeBack() {
    BandInfo red = new BandInfo("<B4> & \"x\"", 1e-4, -5, "m/s", "red", Map.of("MEAN", "3 > 2"));
    BandInfo green = new BandInfo("grün", 1, 0, "", "green", Map.of());
    BandInfo blue = new BandInfo("", 1, 0, "", "blue", Map.of());
    BandInfo alpha = new BandInfo("mask", 1, 0, "", "alpha", Map.of());
    Map<String, String> attributes =
        Map.of(
            "TITLE", "A &amp; B",
            "RPC:LINE_OFF", "12",
            "TIFFTAG_SOFTWARE", "Grüße",
            "TIFFTAG_XRESOLUTION", "72.5",
            "TIFFTAG_RESOLUTIONUNIT", "2",
            "IMAGE_STRUCTURE:ORIENTATION", "3");
    RasterSchema schema =
        RasterSchema.of(DType.UINT16, 4, 20, 30)
            .withBands(List.of(red, green, blue, alpha))
            .withAttributes(attributes)
            .withNoData(Optional.of(new NoData(DType.UINT16, 9)));

    RasterSchema read = roundTrip(schema);

    assertThat(read.bands()).isEqualTo(schema.bands());
    assertThat(read.attributes()).containsAllEntriesOf(attributes);
    assertThat(read.attributes()).hasSize(attributes.size() + 1);
    assertThat(read.attributes()).containsEntry(ColorModel.SOURCE, "RGB");
    assertThat(read.noData()).isEqualTo(schema.noData());
  }

  @Test
  void rolesThatNoTagCanTellComeBack() {
    BandInfo red = new BandInfo("", 1, 0, "", "red", Map.of());
    BandInfo alpha = new BandInfo("", 1, 0, "", "alpha", Map.of());
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 2, 20, 30).withBands(List.of(red, alpha));

    assertThat(roundTrip(schema).bands()).isEqualTo(schema.bands());
  }

  @Test
  void aPaletteComesBack() {
    short[] colours = new short[768];
    for (int i = 0; i < 256; i++) {
      colours[i] = (short) (257 * i);
      colours[256 + i] = (short) (257 * (255 - i));
    }
    GeoTiffOptions options =
        GeoTiffOptions.DEFAULT.withPhotometric(new ColorModel.Palette(colours));

    try (GeoTiffFile read = GeoTiff.open(write(PLAIN, options))) {
      assertThat(read.colorMap().orElseThrow().rgb(7)).isEqualTo(0x07f800);
      ColorModel.Palette again = ColorModel.Palette.of(read.colorMap().orElseThrow(), DType.UINT8);
      assertThat(again.colours()).isEqualTo(colours);
    }
  }

  @Test
  void aPaletteOfOtherTypesIsRefused() {
    GeoTiffOptions options =
        GeoTiffOptions.DEFAULT.withPhotometric(new ColorModel.Palette(new short[768]));

    assertThatThrownBy(() -> write(RasterSchema.of(DType.INT16, 1, 2, 2), options))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("uint8 or uint16");
  }

  @Test
  void invertedGreyLevelsStayInverted() {
    RasterSchema schema = PLAIN.withAttributes(Map.of(ColorModel.SOURCE, "MinIsWhite"));

    assertThat(roundTrip(schema).attributes()).containsEntry(ColorModel.SOURCE, "MinIsWhite");
  }

  private static GridGeometry geometry(Crs crs) {
    return new GridGeometry(NORTH_UP, Optional.of(crs), GridGeometry.Registration.AREA);
  }

  private RasterSchema roundTrip(RasterSchema schema) {
    try (GeoTiffFile file = GeoTiff.open(write(schema, GeoTiffOptions.DEFAULT))) {
      assertThat(file.warnings()).isEmpty();
      return file.raster().schema();
    }
  }

  private Path write(RasterSchema schema, GeoTiffOptions options) {
    Path target = folder.resolve("out.tif");
    GeoTiffOptions small = options.withLayout(new GeoTiffOptions.Tiles(16, 16));
    try (GeoTiffSink sink = new GeoTiffSink(target, true, schema, small)) {
      SinkDriver.write(
          sink,
          schema.dtype(),
          SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS),
          SyntheticPixels::fill);
      sink.commit();
    }
    return target;
  }
}
