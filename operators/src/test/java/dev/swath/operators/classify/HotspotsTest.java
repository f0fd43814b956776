package dev.swath.operators.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.operators.focal.Footprint;
import dev.swath.operators.focal.Weights;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HotspotsTest {
  private static final double[][] LEVELS = {{2.575829, 99}, {1.959964, 95}, {1.644854, 90}};

  /// A hot corner and a cold one on noise, with gaps.
  private static Derived source() {
    RasterSchema schema =
        RasterSchema.of(DType.INT16, 2, 34, 27)
            .withNoData(Optional.of(new NoData(DType.INT16, 50)));
    return TestRasters.of(
        schema,
        i -> {
          long noise = (i[1] * 7 + i[2] * i[2] * 3 + i[0]) % 60;
          long hot = i[1] < 8 && i[2] < 8 ? 60 : 0;
          long cold = i[1] > 26 && i[2] > 20 ? 60 : 0;
          return (i[1] + i[2]) % 11 == 0 ? 50 : 100 + noise + hot - cold;
        });
  }

  @Nested
  class ByConfidence extends RasterContract {
    @Override
    protected Raster raster() {
      return Prepare.run(
          Hotspots.of(source(), Weights.of(Footprint.circle(5)), Hotspots.Score.CONFIDENCE));
    }
  }

  @Test
  void eachPixelHasTheDeviationThatItsDefinitionGives() {
    Weights[] all = {
      Weights.of(Footprint.circle(5)), Weights.of(Footprint.square(3)), Weights.gaussian(7)
    };
    Footprint[] frames = {Footprint.square(5), Footprint.square(3), Footprint.square(7)};
    for (int k = 0; k < all.length; k++) {
      Block from = Reference.whole(source());
      Block scores =
          Reference.whole(Prepare.run(Hotspots.of(source(), all[k], Hotspots.Score.DEVIATION)));
      Block classes =
          Reference.whole(Prepare.run(Hotspots.of(source(), all[k], Hotspots.Score.CONFIDENCE)));
      for (long band = 0; band < 2; band++) {
        for (long row = 0; row < 34; row++) {
          for (long col = 0; col < 27; col++) {
            double z = naive(from, weights(k), frames[k].rows(), band, row, col);
            if (Double.isNaN(z)) {
              assertThat(scores.value(band, row, col)).isNaN();
              assertThat(classes.value(band, row, col)).isEqualTo(Short.MIN_VALUE);
            } else {
              assertThat(scores.value(band, row, col)).isCloseTo(z, within(1e-5));
              assertThat(classes.value(band, row, col)).isEqualTo(level(z));
            }
          }
        }
      }
    }
  }

  private static double[][] weights(int k) {
    int side = new int[] {5, 3, 7}[k];
    double[][] weights = new double[side][side];
    double sum = 0;
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < side; c++) {
        double away = Math.pow(r - side / 2, 2) + Math.pow(c - side / 2, 2);
        double sixth = side / 6.0;
        weights[r][c] =
            k == 0 ? (away <= 4 ? 1 : 0) : k == 1 ? 1 : Math.exp(-away / (2 * sixth * sixth));
        sum += weights[r][c];
      }
    }
    for (double[] line : weights) {
      for (int c = 0; c < side; c++) {
        line[c] = k == 2 ? line[c] / sum : line[c];
      }
    }
    return weights;
  }

  private static double naive(
      Block from, double[][] weights, int side, long band, long row, long col) {
    if (from.value(band, row, col) == 50) {
      return Double.NaN;
    }
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (long r = 0; r < 34; r++) {
      for (long c = 0; c < 27; c++) {
        double value = from.value(band, r, c);
        if (value != 50) {
          n++;
          sum += value;
          squares += value * value;
        }
      }
    }
    double mean = sum / n;
    double std = Math.sqrt(squares / n - mean * mean);
    double wx = 0;
    double w = 0;
    double ww = 0;
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < side; c++) {
        long y = row + r - side / 2;
        long x = col + c - side / 2;
        boolean inside = y >= 0 && y < 34 && x >= 0 && x < 27;
        if (inside && from.value(band, y, x) != 50) {
          wx += weights[r][c] * from.value(band, y, x);
          w += weights[r][c];
          ww += weights[r][c] * weights[r][c];
        }
      }
    }
    return (wx - mean * w) / (std * Math.sqrt((n * ww - w * w) / (n - 1)));
  }

  private static double level(double z) {
    for (double[] level : LEVELS) {
      if (Math.abs(z) > level[0]) {
        return Math.signum(z) * level[1];
      }
    }
    return 0;
  }

  @Test
  void equalValuesHaveNoHotSpots() {
    Derived flat = TestRasters.of(RasterSchema.of(DType.UINT8, 1, 9, 9), _ -> 4);

    Block out =
        Reference.whole(Prepare.run(Hotspots.of(flat, Weights.mean(3), Hotspots.Score.CONFIDENCE)));

    assertThat(out.value(0, 4, 4)).isZero();
  }

  @Test
  void negativeWeightsAreRefused() {
    assertThatThrownBy(() -> Hotspots.of(source(), Weights.laplace(), Hotspots.Score.DEVIATION))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("negative");
  }
}
