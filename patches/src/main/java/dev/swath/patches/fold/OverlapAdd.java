package dev.swath.patches.fold;

import dev.swath.raster.RasterSchema;
import java.util.Arrays;

/// The mean weighted by the taper: the sum of weights times values over the sum of weights.
record OverlapAdd() implements Aggregation {
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
}
