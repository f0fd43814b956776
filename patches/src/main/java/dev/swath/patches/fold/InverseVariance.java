package dev.swath.patches.fold;

import dev.swath.UnsupportedDataException;
import dev.swath.raster.RasterSchema;
import java.util.Arrays;

/// The mean weighted by precision, of results whose first half of bands are estimates and whose
/// second half are their variances; then the variance of that mean, in bands alike. An estimate
/// without a positive variance does not count.
record InverseVariance() implements Aggregation {
  @Override
  public RasterSchema result(RasterSchema results, int bandAxis) {
    long bands = bandAxis < 0 ? 1 : results.extent().size(bandAxis);
    if (bands % 2 != 0) {
      throw new UnsupportedDataException(
          "an inverse-variance mean needs estimates and as many variances but there are "
              + bands
              + " bands",
          "let the operator give a variance for each band");
    }
    return ResultTypes.real(results);
  }

  @Override
  public boolean weighs() {
    return false;
  }

  @Override
  public boolean acrossBands() {
    return true;
  }

  @Override
  public Fold open(int bands, int longest) {
    int half = bands / 2;
    double[][] sums = new double[half][longest];
    double[][] precisions = new double[half][longest];
    return new Fold() {
      private int pixels;

      @Override
      public void start(int n) {
        pixels = n;
        for (int band = 0; band < half; band++) {
          Arrays.fill(sums[band], 0, n, 0);
          Arrays.fill(precisions[band], 0, n, 0);
        }
      }

      @Override
      public void add(double[][] values, double[] weights, int from, int to) {
        for (int band = 0; band < half; band++) {
          for (int i = from; i < to; i++) {
            double variance = values[half + band][i];
            if (weights[i] != 0 && variance > 0 && !Double.isNaN(values[band][i])) {
              sums[band][i] += values[band][i] / variance;
              precisions[band][i] += 1 / variance;
            }
          }
        }
      }

      @Override
      public void finish(double[][] out) {
        for (int band = 0; band < half; band++) {
          for (int i = 0; i < pixels; i++) {
            boolean none = precisions[band][i] == 0;
            out[band][i] = none ? Double.NaN : sums[band][i] / precisions[band][i];
            out[half + band][i] = none ? Double.NaN : 1 / precisions[band][i];
          }
        }
      }
    };
  }
}
