package dev.swath.operators.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SheetsTest {
  private static final NoData ZERO = new NoData(DType.UINT8, 0);

  private static GridGeometry at(double x, double y, double pixel) {
    return new GridGeometry(
        new Affine(pixel, 0, x, 0, -pixel, y),
        Optional.of(Crs.ofEpsg(32631)),
        GridGeometry.Registration.AREA);
  }

  private static RasterSchema schema(GridGeometry geometry, long rows, long cols) {
    return RasterSchema.of(DType.UINT8, 1, rows, cols)
        .withGeometry(Optional.of(geometry))
        .withNoData(Optional.of(ZERO));
  }

  private static Sheet sheet(String name, RasterSchema schema) {
    return new Sheet(name, TestRasters.random(schema, name.hashCode()));
  }

  private static Sheet sheet(String name, double x, double y) {
    return sheet(name, schema(at(x, y, 10), 20, 30));
  }

  private static Mosaic union(Sheet... sheets) {
    return Sheets.of(List.of(sheets)).mosaic(Overlap.FIRST, new Ground.Union(), Optional.empty());
  }

  @Test
  void theUnionBeginsAtTheNorthWesternmostPixel() {
    Sheet one = sheet("one", 500, 900);
    Sheet two = sheet("two", 450, 980);

    Mosaic mosaic = union(one, two);

    assertThat(mosaic.schema().extent()).isEqualTo(Window.ofSize(1, 28, 35));
    Affine map = mosaic.schema().geometry().orElseThrow().transform();
    assertThat(map.c()).isEqualTo(450);
    assertThat(map.f()).isEqualTo(980);
    Block pixels = Reference.whole(mosaic);
    assertThat(pixels.value(0, 8, 5)).isEqualTo(Reference.whole(one.raster()).value(0, 0, 0));
    assertThat(pixels.value(0, 0, 0)).isEqualTo(Reference.whole(two.raster()).value(0, 0, 0));
    assertThat(pixels.value(0, 0, 34)).isZero();
  }

  @Test
  void theIntersectionIsWhatAllHave() {
    Sheets sheets = Sheets.of(List.of(sheet("one", 500, 900), sheet("two", 450, 980)));

    Mosaic shared = sheets.mosaic(Overlap.MEAN, new Ground.Intersection(), Optional.empty());

    assertThat(shared.schema().extent()).isEqualTo(Window.ofSize(1, 12, 25));
    assertThat(shared.schema().geometry()).contains(at(500, 900, 10));
  }

  @Test
  void aBoxMayReachBeyondAllRasters() {
    Sheets sheets = Sheets.of(List.of(sheet("one", 500, 900)));
    Ground box = new Ground.Box(-95, 695, 505, 1000);

    Mosaic mosaic = sheets.mosaic(Overlap.FIRST, box, Optional.empty());

    assertThat(mosaic.schema().extent()).isEqualTo(Window.ofSize(1, 31, 61));
    assertThat(mosaic.schema().geometry()).contains(at(-100, 1000, 10));
    assertThat(Reference.whole(mosaic).value(0, 0, 0)).isZero();
  }

  @Test
  void anIntersectionWithoutPixelsIsRefusedByBothNames() {
    Sheets sheets = Sheets.of(List.of(sheet("one", 500, 900), sheet("two", 1500, 900)));

    assertThatThrownBy(
            () -> sheets.mosaic(Overlap.MEAN, new Ground.Intersection(), Optional.empty()))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("two at rows and columns [0:20, 100:130]")
        .hasMessageContaining("one");
  }

  @Test
  void rastersThatDifferAreRefusedWithBothValues() {
    RasterSchema plain = schema(at(0, 0, 10), 20, 30);
    Sheet one = sheet("one.tif", plain);

    assertRefused(one, plain.withDType(DType.INT16, Optional.empty()), "uint8 and int16", "cast");
    assertRefused(one, plain.withNoData(Optional.empty()), "0.0 and none", "declare");
    assertRefused(
        one,
        schema(
            new GridGeometry(
                at(0, 0, 10).transform(),
                Optional.of(Crs.ofEpsg(32632)),
                GridGeometry.Registration.AREA),
            20,
            30),
        "EPSG:32631 and EPSG:32632",
        "warp");
    assertRefused(one, schema(at(0, 0, 20), 20, 30), "10.0 × -10.0 and 20.0 × -20.0", "warp");
    assertRefused(one, schema(at(5, 0, 10), 20, 30), "(0.0, 0.0) and (5.0, 0.0)", "warp");
    assertRefused(
        one,
        RasterSchema.of(DType.UINT8, 3, 20, 30)
            .withGeometry(plain.geometry())
            .withNoData(plain.noData()),
        "bands: 1 and 3",
        "select");
    assertRefused(
        one.raster().schema().withBands(List.of(scaled(2))),
        plain.withBands(List.of(scaled(3))),
        "2.0, 0.0 and 3.0, 0.0",
        "physical");
  }

  private static BandInfo scaled(double scale) {
    return new BandInfo("", scale, 0, "", "", Map.of());
  }

  private static void assertRefused(RasterSchema one, RasterSchema two, String what, String out) {
    assertRefused(sheet("one.tif", one), two, what, out);
  }

  private static void assertRefused(Sheet one, RasterSchema other, String what, String out) {
    assertThatThrownBy(() -> Sheets.of(List.of(one, sheet("two.tif", other))))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("one.tif and two.tif")
        .hasMessageContaining(what)
        .hasMessageContaining(out);
  }

  @Test
  void rastersWithoutAPlaceAreRefused() {
    assertThatThrownBy(() -> union(sheet("nowhere", RasterSchema.of(DType.UINT8, 1, 2, 2))))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("nowhere has no georeference");
  }

  @Test
  void gapsNeedAValueWhereThereIsNoNoData() {
    Sheet one = sheet("one", schema(at(0, 0, 10), 20, 30).withNoData(Optional.empty()));
    Sheet two = sheet("two", schema(at(300, 0, 10), 20, 30).withNoData(Optional.empty()));
    Sheet far = sheet("far", schema(at(310, 0, 10), 20, 30).withNoData(Optional.empty()));

    assertThat(union(one, two).schema().noData()).isEmpty();
    assertThatThrownBy(() -> union(one, far))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("uint8")
        .hasMessageContaining("no-data value");
    Mosaic filled =
        Sheets.of(List.of(one, far))
            .mosaic(Overlap.FIRST, new Ground.Union(), Optional.of(new NoData(DType.UINT8, 200)));
    assertThat(filled.schema().noData()).isEmpty();
    assertThat(Reference.whole(filled).value(0, 0, 30)).isEqualTo(200);
  }

  @Test
  void gapsOfFloatsAreNaN() {
    RasterSchema floats =
        RasterSchema.of(DType.FLOAT32, 1, 4, 4).withGeometry(Optional.of(at(0, 0, 1)));
    Sheet one = sheet("one", floats);
    Sheet two = sheet("two", floats.withGeometry(Optional.of(at(8, 0, 1))));

    Mosaic mosaic = union(one, two);

    assertThat(mosaic.schema().noData().orElseThrow().isNaN()).isTrue();
    assertThat(Reference.whole(mosaic).value(0, 0, 5)).isNaN();
  }

  @Test
  void tenThousandRastersArePutTogetherAndAskedForAtOnce() {
    List<Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      RasterSchema schema = schema(at(2_000.0 * (i % 100), -2_000.0 * (i / 100), 10), 220, 220);
      sheets.add(new Sheet("sheet " + i, TestRasters.ramp(schema)));
    }
    Ground union = new Ground.Union();

    Mosaic mosaic = Sheets.of(sheets).mosaic(Overlap.FEATHER, union, Optional.empty());

    assertThat(mosaic.schema().extent()).isEqualTo(Window.ofSize(1, 20_020, 20_020));
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (long i = 0; i < 200_000; i++) {
            Window window =
                Window.of(new long[] {0, i * 31 % 19_000, i * 57 % 19_000}, new long[] {1, 9, 9});
            assertThat(mosaic.needs(window).size()).isBetween(1, 4);
          }
        });
  }

  @Nested
  class PaddedAllAround extends RasterContract {
    @Override
    protected Raster raster() {
      Raster source = TestRasters.ramp(schema(at(0, 0, 10), 20, 30));
      return new Pad(
          source, Window.of(new long[] {0, -3, -5}, new long[] {1, 27, 33}), Optional.empty());
    }
  }

  @Test
  void paddingMovesTheOriginAndKeepsThePixels() {
    Raster source = TestRasters.ramp(schema(at(0, 0, 10), 20, 30));

    Pad pad =
        new Pad(
            source, Window.of(new long[] {0, -3, -5}, new long[] {1, 27, 33}), Optional.empty());

    assertThat(pad.schema().geometry()).contains(at(-50, 30, 10));
    Block pixels = Reference.whole(pad);
    assertThat(pixels.value(0, 3, 6)).isEqualTo(1);
    assertThat(pixels.value(0, 2, 6)).isZero();
    assertThat(pixels.value(0, 4, 32)).isEqualTo(57);
  }

  @Test
  void aligningShiftsCropsAndPadsByWholePixels() {
    Sheet source = sheet("source", 0, 0);
    Ground.Like grid = new Ground.Like("like", at(-20, -50, 10), 40, 10);

    Raster aligned = Align.to(source, grid, Optional.empty());

    assertThat(aligned.schema().extent()).isEqualTo(Window.ofSize(1, 40, 10));
    assertThat(aligned.schema().geometry()).contains(at(-20, -50, 10));
    assertThat(Reference.whole(aligned).value(0, 0, 2))
        .isEqualTo(Reference.whole(source.raster()).value(0, 5, 0));
    assertThat(Align.to(source, new Ground.Like("same", at(0, 0, 10), 20, 30), Optional.empty()))
        .isSameAs(source.raster());
    assertThatThrownBy(
            () -> Align.to(source, new Ground.Like("off", at(3, 0, 10), 9, 9), Optional.empty()))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("source and off differ in pixel edges")
        .hasMessageContaining("warp");
  }
}
