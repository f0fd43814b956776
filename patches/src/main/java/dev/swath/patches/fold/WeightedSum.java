package dev.swath.patches.fold;

import dev.swath.raster.RasterSchema;
import java.util.Arrays;

/// The sum of values, times the weights of the taper if they matter.
record WeightedSum(boolean weighs) implements Aggregation {
  @Override
  public RasterSchema result(RasterSchema results, int bandAxis) {
    return ResultTypes.real(results);
  }

  @Override
  public Fold open(int bands, int longest) {
    double[] sums = new double[longest];
    int[] counts = new int[longest];
    return new SingleBand() {
      @Override
      void begin(int n) {
        Arrays.fill(sums, 0, n, 0);
        Arrays.fill(counts, 0, n, 0);
      }

      @Override
      void add(double[] values, double[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
          boolean none = Double.isNaN(values[i]) || weights[i] == 0;
          sums[i] += none ? 0 : weights[i] * values[i];
          counts[i] += none ? 0 : 1;
        }
      }

      @Override
      void finish(double[] out, int n) {
        for (int i = 0; i < n; i++) {
          out[i] = counts[i] > 0 ? sums[i] : Double.NaN;
        }
      }
    };
  }
}
