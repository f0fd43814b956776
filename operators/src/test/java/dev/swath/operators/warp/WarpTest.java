package dev.swath.operators.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.GridGeometry;
import dev.swath.grid.GridGeometry.Registration;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarpTest {
  private static final double NO_DATA = 7;

  private static GridGeometry at(Affine transform, int epsg) {
    return new GridGeometry(transform, Optional.of(Crs.ofEpsg(epsg)), Registration.AREA);
  }

  /// Values from 0 to 10, some of them no data, in a system of metres.
  private static Raster plane(DType type, long rows, long cols) {
    RasterSchema schema =
        RasterSchema.of(type, 2, rows, cols)
            .withGeometry(Optional.of(at(new Affine(10, 0, 1000, 0, -10, 2000), 32631)))
            .withNoData(Optional.of(new NoData(type, Values.fromDouble(type, NO_DATA))));
    return TestRasters.of(
        schema,
        i -> Values.fromDouble(type, (i[0] * 3 + i[1] * 5 + i[2] * i[2] + i[1] * i[2] / 3) % 11));
  }

  /// The whole Earth in degrees, from −180 or from 0.
  private static Raster globe(long rows, double west) {
    double size = 180.0 / rows;
    RasterSchema schema =
        RasterSchema.of(DType.FLOAT64, 1, rows, 2 * rows)
            .withGeometry(Optional.of(at(new Affine(size, 0, west, 0, -size, 90), 4326)));
    return TestRasters.random(schema, 3);
  }

  private static TargetGrid grid(Affine transform, long rows, long cols) {
    return new TargetGrid(at(transform, 3413), rows, cols);
  }

  private static Raster bent(DType type, Resampling how, double bound, double pixel) {
    BentMap map = new BentMap(0.3, 4e-5);
    TargetGrid target = grid(new Affine(pixel, 0, 330, 0, -pixel, 2330), 47, 53);
    return Warp.to(
        plane(type, 41, 67),
        target,
        Optional.of(map),
        new WarpOptions(how, bound, Optional.empty()));
  }

  private static Raster polar(Resampling how, double bound) {
    TargetGrid target = grid(new Affine(0.03, 0, -0.9, 0, -0.03, 0.8), 50, 60);
    return Warp.to(
        globe(90, -180),
        target,
        Optional.of(new PolarMap()),
        new WarpOptions(how, bound, Optional.empty()));
  }

  @Nested
  class Bilinear extends RasterContract {
    @Override
    protected Raster raster() {
      return bent(DType.FLOAT32, Resampling.BILINEAR, 0.125, 10);
    }
  }

  @Nested
  class NearestOfIntegers extends RasterContract {
    @Override
    protected Raster raster() {
      return bent(DType.INT16, Resampling.NEAREST, 0.125, 10);
    }
  }

  @Nested
  class CubicShrinking extends RasterContract {
    @Override
    protected Raster raster() {
      return bent(DType.UINT8, Resampling.CUBIC, 0, 23);
    }
  }

  @Nested
  class AveragesAroundThePole extends RasterContract {
    @Override
    protected Raster raster() {
      return polar(Resampling.AVERAGE, 0.125);
    }
  }

  @Nested
  class ModesOfLargePixels extends RasterContract {
    @Override
    protected Raster raster() {
      return bent(DType.INT16, Resampling.MODE, 0.125, 31);
    }
  }

  @Nested
  class Resized extends RasterContract {
    @Override
    protected Raster raster() {
      return Warp.resize(plane(DType.FLOAT32, 41, 67), 23, 100, Resampling.LANCZOS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void exactPixelsAreThoseOfTheReference(Resampling how) {
    SplittableRandom random = new SplittableRandom(how.ordinal());
    for (DType type : new DType[] {DType.FLOAT64, DType.INT16}) {
      for (double pixel : new double[] {3.3, 10, 17, 45}) {
        Raster source = plane(type, random.nextInt(20, 60), random.nextInt(20, 60));
        BentMap map = new BentMap(random.nextDouble() * 6, 2e-5);
        Affine to = new Affine(pixel, 0, -1600, 0, -pixel, 2600);
        to = centred(source, map, to);
        TargetGrid target = grid(to, 40, 45);
        Warp warp =
            Warp.to(source, target, Optional.of(map), new WarpOptions(how, 0, Optional.empty()));

        assertEach(how, warp, reference(source, to, map, false, warp));
      }
    }
  }

  /// A grid whose middle is the source's.
  private static Affine centred(Raster source, CrsTransform map, Affine to) {
    Affine from = source.schema().geometry().orElseThrow().transform();
    double[] x = {from.x(source.schema().cols() / 2.0, source.schema().rows() / 2.0)};
    double[] y = {from.y(source.schema().cols() / 2.0, source.schema().rows() / 2.0)};
    map.forward(x, y, 1);
    return new Affine(to.a(), 0, x[0] - 22 * to.a(), 0, to.e(), y[0] - 20 * to.e());
  }

  @ParameterizedTest
  @EnumSource
  void thePoleAndTheDatelineAreNoBorders(Resampling how) {
    for (double west : new double[] {-180, 0, -300}) {
      Raster source = globe(40, west);
      PolarMap map = new PolarMap();
      Affine to = new Affine(0.07, 0, -1.4, 0, -0.07, 1.5);
      Warp warp =
          Warp.to(
              source,
              grid(to, 40, 44),
              Optional.of(map),
              new WarpOptions(how, 0, Optional.empty()));

      if (!how.covers()) {
        assertEach(how, warp, reference(source, to, map, true, warp));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"AVERAGE", "MODE", "MIN", "MAX"})
  void whatPixelsCoverAcrossTheDatelineIsWhatTheyCoverElsewhere(Resampling how) {
    RasterSchema schema = globe(360, -180).schema();
    Raster latitudes =
        TestRasters.of(schema, i -> Values.fromDouble(DType.FLOAT64, 90 - (i[1] + 0.5) / 2));
    Affine to = new Affine(0.07, 0, -1.4, 0, -0.07, 1.4);
    Warp warp =
        Warp.to(latitudes, grid(to, 40, 40), Optional.of(new PolarMap()), WarpOptions.of(how));

    Block out = Reference.whole(warp);

    for (long row = 0; row < 40; row++) {
      for (long col = 0; col < 40; col++) {
        double[] x = {to.x(col + 0.5, row + 0.5)};
        double[] y = {to.y(col + 0.5, row + 0.5)};
        new PolarMap().inverse(x, y, 1);
        assertThat(out.value(0, row, col)).as("%d %d", row, col).isCloseTo(y[0], within(4.0));
      }
    }
  }

  private static NaiveWarp reference(
      Raster source, Affine to, CrsTransform map, boolean turns, Warp warp) {
    Scales scales = warp.scales();
    double noData = source.schema().noData().map(NoData::value).orElse(Double.NaN);
    return new NaiveWarp(
        Reference.whole(source),
        noData,
        source.schema().geometry().orElseThrow().transform(),
        to,
        map,
        turns,
        scales.rows(),
        scales.cols());
  }

  private static void assertEach(Resampling how, Raster warp, NaiveWarp reference) {
    Block out = Reference.whole(warp);
    DType type = warp.schema().dtype();
    double missing = warp.schema().noData().map(NoData::value).orElse(Double.NaN);
    int found = 0;
    for (long band = 0; band < out.window().size(0); band++) {
      for (long row = 0; row < out.window().size(1); row++) {
        for (long col = 0; col < out.window().size(2); col++) {
          double expected = reference.pixel(how, band, row, col);
          double actual = out.value(band, row, col);
          if (Double.isNaN(expected)) {
            assertThat(actual).as("%s at %d %d %d", how, band, row, col).isEqualTo(missing);
          } else {
            found++;
            double stored = type.isInteger() ? Math.rint(expected) : expected;
            double other = how.mixes() && stored == missing ? stored - 1 : stored;
            double half = Math.abs(expected - Math.floor(expected) - 0.5);
            double allowed = type.isInteger() && half < 1e-6 ? 2 : 1e-6;
            assertThat(Math.abs(actual - other))
                .as("%s at %d %d %d: %s is not %s", how, band, row, col, actual, other)
                .isLessThanOrEqualTo(allowed);
          }
        }
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void positionsAreWithinTheBoundOfExactOnes() {
    for (double bound : new double[] {0.01, 0.125, 1}) {
      Raster source = globe(2000, -180);
      TargetGrid target = grid(new Affine(0.0005, 0, -0.6, 0, -0.0005, 0.5), 1000, 1200);
      Mapping mapping =
          Mapping.of(
              source.schema().geometry().orElseThrow(),
              2000,
              4000,
              target,
              Optional.of(new PolarMap()));
      RowPositions near = new RowPositions(mapping, bound, 1200);
      RowPositions exact = new RowPositions(mapping, 0, 1200);
      for (long row = 0; row < 1000; row += 37) {
        near.find(row + 0.5, 0, 1200, 0.5);
        exact.find(row + 0.5, 0, 1200, 0.5);

        for (int i = 0; i < 1200; i++) {
          double off =
              Math.hypot(near.cols()[i] - exact.cols()[i], near.rows()[i] - exact.rows()[i]);
          assertThat(off).as("row %d, pixel %d", row, i).isLessThanOrEqualTo(bound);
        }
      }
    }
  }

  @Test
  void windowsOfASmoothMapAreTight() {
    Raster source = plane(DType.FLOAT32, 4000, 4000);
    BentMap map = new BentMap(0.02, 1e-7);
    TargetGrid target = grid(new Affine(10, 0, -38_000, 0, -10, 2000), 4000, 8000);
    Warp warp = Warp.to(source, target, Optional.of(map), WarpOptions.of(Resampling.BILINEAR));

    var need =
        warp.needs(dev.swath.array.Window.of(new long[] {0, 1500, 4500}, new long[] {1, 256, 256}));

    assertThat(need).hasSize(1);
    assertThat(need.getFirst().window().size(1)).isBetween(256L, 290L);
    assertThat(need.getFirst().window().size(2)).isBetween(256L, 290L);
  }

  @Test
  void aMapOfTheWholeEarthIsNotNeededWhole() {
    Raster source = globe(4096, -180);
    TargetGrid target = grid(new Affine(0.001, 0, -2, 0, -0.001, 2), 4000, 4000);
    Warp warp =
        Warp.to(source, target, Optional.of(new PolarMap()), WarpOptions.of(Resampling.BILINEAR));

    var need =
        warp.needs(dev.swath.array.Window.of(new long[] {0, 2800, 3000}, new long[] {1, 64, 64}));

    assertThat(need.getFirst().window().size(1)).isLessThan(200);
    assertThat(need.getFirst().window().size(2)).isLessThan(400);
  }

  @Test
  void resizingToTheSameSizeChangesNothing() {
    Raster source = plane(DType.INT16, 31, 17);
    for (Resampling how : Resampling.values()) {
      Block out = Reference.whole(Warp.resize(source, 31, 17, how));

      assertThat(out.segment().mismatch(Reference.whole(source).segment()))
          .as("%s", how)
          .isEqualTo(-1);
    }
  }

  @Test
  void theMeanOfFourIsThatOfTheValidOnes() {
    RasterSchema schema =
        RasterSchema.of(DType.FLOAT32, 1, 2, 4)
            .withNoData(
                Optional.of(new NoData(DType.FLOAT32, Values.fromDouble(DType.FLOAT32, 0))));
    Raster source =
        TestRasters.of(schema, i -> Values.fromDouble(DType.FLOAT32, i[2] < 2 ? 0 : i[1] * i[2]));

    Block out = Reference.whole(Warp.resize(source, 1, 2, Resampling.AVERAGE));

    assertThat(out.value(0, 0, 0)).isZero();
    assertThat(out.value(0, 0, 1)).isEqualTo(2.5);
  }

  @Test
  void aResultIsNeverNoDataByChance() {
    RasterSchema schema =
        RasterSchema.of(DType.UINT8, 1, 1, 2).withNoData(Optional.of(new NoData(DType.UINT8, 5)));
    Raster source = TestRasters.of(schema, i -> 4 + 2 * i[2]);

    Block out = Reference.whole(Warp.resize(source, 1, 1, Resampling.AVERAGE));

    assertThat(out.value(0, 0, 0)).isEqualTo(4);
  }

  @Test
  void aTargetBesideTheSourceIsRefused() {
    assertThatThrownBy(
            () ->
                Warp.to(
                    plane(DType.FLOAT32, 10, 10),
                    grid(new Affine(1, 0, 1e6, 0, -1, 1e6), 10, 10),
                    Optional.of(new BentMap(0, 0)),
                    WarpOptions.of(Resampling.NEAREST)))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("outside the source");
  }

  @Test
  void pixelsWithoutASourceNeedAValue() {
    RasterSchema schema =
        RasterSchema.of(DType.UINT8, 1, 10, 10)
            .withGeometry(Optional.of(at(new Affine(1, 0, 0, 0, -1, 0), 32631)));
    Raster source = TestRasters.ramp(schema);
    TargetGrid larger = grid(new Affine(1, 0, -5, 0, -1, 5), 20, 20);
    TargetGrid smaller = grid(new Affine(1, 0, 2, 0, -1, -2), 5, 5);
    WarpOptions nothing = WarpOptions.of(Resampling.NEAREST);
    WarpOptions zero =
        new WarpOptions(Resampling.NEAREST, 0, Optional.of(new NoData(DType.UINT8, 0)));

    assertThatThrownBy(() -> Warp.to(source, larger, Optional.empty(), nothing))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("no data");
    assertThat(Warp.to(source, smaller, Optional.empty(), nothing).schema().noData()).isEmpty();
    assertThat(Warp.to(source, larger, Optional.empty(), zero).schema().noData()).isPresent();
  }

  @Test
  void complexPixelsAreOnlyCopied() {
    RasterSchema schema =
        RasterSchema.of(DType.COMPLEX64, 1, 8, 8)
            .withGeometry(Optional.of(at(new Affine(1, 0, 0, 0, -1, 0), 32631)));
    Raster source = TestRasters.random(schema, 1);

    Block out = Reference.whole(Warp.resize(source, 8, 8, Resampling.NEAREST));

    assertThat(out.segment().mismatch(Reference.whole(source).segment())).isEqualTo(-1);
    assertThatThrownBy(() -> Warp.resize(source, 4, 4, Resampling.AVERAGE))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("nearest");
  }
}
