package dev.swath.patches.fold;

import dev.swath.raster.RasterSchema;
import java.util.Arrays;

/// The mean weighted by the taper: the sum of weights times values over the sum of weights.
record OverlapAdd() implements Aggregation {
  private static final long EXPONENT = 0x7ff0_0000_0000_0000L;
  private static final long EXPONENT_ONE = 0x0010_0000_0000_0000L;

  @Override
  public RasterSchema result(RasterSchema results, int bandAxis) {
    return ResultTypes.real(results);
  }

  @Override
  public Fold open(int bands, int longest) {
    double[] sums = new double[longest];
    double[] weightSums = new double[longest];
    return new SingleBand() {
      @Override
      void begin(int n) {
        Arrays.fill(sums, 0, n, 0);
        Arrays.fill(weightSums, 0, n, 0);
      }

      @Override
      void add(double[] values, double[] weights, int from, int to) {
        if (areFinite(values, from, to)) {
          for (int i = from; i < to; i++) {
            sums[i] += weights[i] * values[i];
            weightSums[i] += weights[i];
          }
          return;
        }
        for (int i = from; i < to; i++) {
          boolean none = Double.isNaN(values[i]) || weights[i] == 0;
          sums[i] += none ? 0 : weights[i] * values[i];
          weightSums[i] += none ? 0 : weights[i];
        }
      }

      @Override
      void finish(double[] out, int n) {
        for (int i = 0; i < n; i++) {
          out[i] = weightSums[i] > 0 ? sums[i] / weightSums[i] : Double.NaN;
        }
      }
    };
  }

  /// Whether all values are finite, in a loop that the compiler turns into vectors: one more in the
  /// exponent of NaN or infinity sets the sign.
  private static boolean areFinite(double[] values, int from, int to) {
    long signs = 0;
    for (int i = from; i < to; i++) {
      signs |= (Double.doubleToRawLongBits(values[i]) & EXPONENT) + EXPONENT_ONE;
    }
    return signs >= 0;
  }
}
