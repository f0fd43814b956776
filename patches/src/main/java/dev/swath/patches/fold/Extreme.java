package dev.swath.patches.fold;

import dev.swath.raster.RasterSchema;
import java.util.Arrays;

/// The least or the greatest value.
record Extreme(boolean greatest) implements Aggregation {
  @Override
  public RasterSchema result(RasterSchema results, int bandAxis) {
    return ResultTypes.same(results);
  }

  @Override
  public boolean weighs() {
    return false;
  }

  @Override
  public Fold open(int bands, int longest) {
    double[] best = new double[longest];
    return new SingleBand() {
      @Override
      void begin(int n) {
        Arrays.fill(best, 0, n, Double.NaN);
      }

      @Override
      void add(double[] values, double[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
          if (weights[i] != 0 && !Double.isNaN(values[i])) {
            boolean first = Double.isNaN(best[i]);
            double better = greatest ? Math.max(best[i], values[i]) : Math.min(best[i], values[i]);
            best[i] = first ? values[i] : better;
          }
        }
      }

      @Override
      void finish(double[] out, int n) {
        System.arraycopy(best, 0, out, 0, n);
      }
    };
  }
}
