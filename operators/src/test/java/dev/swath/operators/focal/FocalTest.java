package dev.swath.operators.focal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FocalTest {
  private static final double NO_DATA = 7;

  private static RasterSchema schema(long rows, long cols) {
    return RasterSchema.of(DType.INT16, 2, rows, cols)
        .withNoData(Optional.of(new NoData(DType.INT16, (long) NO_DATA)));
  }

  /// Values from 0 to 10, among them no data.
  private static Derived source(long rows, long cols) {
    return TestRasters.of(
        schema(rows, cols), i -> (i[0] * 3 + i[1] * 5 + i[2] * i[2] + i[1] * i[2] / 3) % 11);
  }

  @Nested
  class OfAMean extends RasterContract {
    @Override
    protected Raster raster() {
      return Focal.of(
          source(37, 29), Statistic.MEAN, Footprint.square(5), Border.CLIP, Gaps.IGNORE);
    }
  }

  @Nested
  class OfAMedianInACircle extends RasterContract {
    @Override
    protected Raster raster() {
      return Focal.of(
          source(37, 29), Statistic.MEDIAN, Footprint.circle(7), Border.REFLECT, Gaps.PROPAGATE);
    }
  }

  @Nested
  class OfAConvolutionOfDoubles extends RasterContract {
    @Override
    protected Raster raster() {
      Raster random = TestRasters.random(RasterSchema.of(DType.FLOAT64, 2, 37, 29), 2);
      return Focal.convolution(random, Weights.gaussian(5), Border.CLIP, Gaps.IGNORE);
    }
  }

  @Nested
  class OfADilation extends RasterContract {
    @Override
    protected Raster raster() {
      return Focal.of(
          source(37, 29), Statistic.MAX, Footprint.annulus(5, 3), Border.NODATA, Gaps.IGNORE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPixelIsTheStatisticOfItsFootprint(Statistic statistic) {
    SplittableRandom random = new SplittableRandom(9);
    for (Border border : Border.values()) {
      for (Gaps gaps : Gaps.values()) {
        for (Footprint footprint : footprints()) {
          Derived source = source(random.nextInt(9, 25), random.nextInt(9, 25));

          Block out = Reference.whole(Focal.of(source, statistic, footprint, border, gaps));

          NaiveFocal naive = new NaiveFocal(Reference.whole(source), NO_DATA, border, gaps);
          assertEach(
              out,
              statistic + " " + border + " " + gaps + " " + footprint,
              (b, r, c) -> naive.statistic(statistic, footprint, b, r, c));
        }
      }
    }
  }

  private static List<Footprint> footprints() {
    return List.of(
        Footprint.square(1),
        Footprint.square(3),
        Footprint.rectangle(3, 7),
        Footprint.circle(9),
        Footprint.annulus(5, 3));
  }

  interface Pixel {
    double at(long band, long row, long col);
  }

  private static void assertEach(Block out, String what, Pixel expected) {
    for (long band = 0; band < out.window().size(0); band++) {
      for (long row = 0; row < out.window().size(1); row++) {
        for (long col = 0; col < out.window().size(2); col++) {
          double value = expected.at(band, row, col);
          double missing = out.dtype() == DType.INT16 ? NO_DATA : Double.NaN;
          double wanted = Double.isNaN(value) ? missing : value;
          assertThat(out.value(band, row, col))
              .as("%s at %d %d %d", what, band, row, col)
              .satisfiesAnyOf(
                  v -> assertThat(v).isEqualTo(wanted),
                  v -> assertThat(v).isCloseTo(wanted, within(1e-4)));
        }
      }
    }
  }

  @Test
  void everyPixelIsTheSumOfItsNeighboursTimesTheirWeights() {
    Weights uneven = new Weights(3, 5, 1, 2, 3, 0, 5, 6, 0, 8, 9, 1, 2, 3, 4, 5, 6);
    for (Weights weights : List.of(uneven, Weights.gaussian(5), Weights.mean(3))) {
      for (Border border : Border.values()) {
        for (Gaps gaps : Gaps.values()) {
          Derived source = source(13, 17);

          Block out = Reference.whole(Focal.convolution(source, weights, border, gaps));

          NaiveFocal naive = new NaiveFocal(Reference.whole(source), NO_DATA, border, gaps);
          assertEach(
              out,
              weights.rows() + " " + border + " " + gaps,
              (b, r, c) -> naive.convolution(weights, b, r, c));
        }
      }
    }
  }

  @Test
  void sobelAndLaplaceSeeRampsAsTheyAre() {
    Derived ramp = TestRasters.ramp(RasterSchema.of(DType.FLOAT64, 1, 9, 10));

    Block cols = convolved(ramp, Weights.sobelAlongRows());
    Block rows = convolved(ramp, Weights.sobelAlongColumns());
    Block bend = convolved(ramp, Weights.laplace());

    assertThat(cols.value(0, 4, 4)).isEqualTo(8);
    assertThat(rows.value(0, 4, 4)).isEqualTo(80);
    assertThat(bend.value(0, 4, 4)).isZero();
    assertThat(bend.value(0, 0, 4)).isNaN();
  }

  private static Block convolved(Derived source, Weights weights) {
    return Reference.whole(Focal.convolution(source, weights, Border.NODATA, Gaps.PROPAGATE));
  }

  @Test
  void wideRowsAreWorkedInStripsWithoutSeams() {
    Derived ramp = TestRasters.ramp(5, 5000);

    Block out =
        Reference.whole(
            Focal.of(ramp, Statistic.MEAN, Footprint.square(5), Border.CLIP, Gaps.IGNORE));

    assertThat(out.value(0, 2, 1023)).isEqualTo(2 * 5000 + 1023.0);
    assertThat(out.value(0, 2, 1024)).isEqualTo(2 * 5000 + 1024.0);
  }

  @Test
  void minimaKeepTheTypeOfTheRasterAndMeansGetAFloatingOne() {
    Derived bytes = TestRasters.random(RasterSchema.of(DType.UINT8, 1, 9, 9), 1);
    Derived longs = TestRasters.random(RasterSchema.of(DType.INT64, 1, 9, 9), 1);

    assertThat(focal(bytes, Statistic.MIN, Border.CLIP).dtype()).isEqualTo(DType.UINT8);
    assertThat(focal(bytes, Statistic.MEAN, Border.CLIP).dtype()).isEqualTo(DType.FLOAT32);
    assertThat(focal(longs, Statistic.MIN, Border.CLIP).dtype()).isEqualTo(DType.FLOAT64);
    assertThatThrownBy(() -> focal(bytes, Statistic.MIN, Border.NODATA))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("no-data value");
  }

  private static RasterSchema focal(Derived source, Statistic statistic, Border border) {
    return Focal.of(source, statistic, Footprint.square(3), border, Gaps.IGNORE).schema();
  }

  @Test
  void footprintsLargerThanTheRasterAreRefused() {
    Derived small = TestRasters.ramp(4, 90);

    assertThatThrownBy(
            () -> Focal.of(small, Statistic.MEAN, Footprint.square(5), Border.CLIP, Gaps.IGNORE))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("larger than the raster");
    assertThatThrownBy(
            () -> Focal.convolution(small, Weights.laplace(), Border.CLIP, Gaps.PROPAGATE))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("add up to 0");
    assertThatThrownBy(() -> Footprint.square(4)).hasMessageContaining("odd");
    assertThatThrownBy(() -> new Weights(3, 3, 1)).hasMessageContaining("3 x 3");
  }
}
