package dev.swath.patches.fold;

import dev.swath.raster.RasterSchema;
import java.util.Arrays;

/// The mean or the variance of values, each counting alike, updated value by value so that
/// large means cost no digits.
///
/// @param variance whether the variance is wanted
/// @param lost degrees of freedom that are taken off the count; with no more values than
///     these there is no variance
record Moments(boolean variance, int lost) implements Aggregation {
  @Override
  public RasterSchema result(RasterSchema results, int bandAxis) {
    return ResultTypes.real(results);
  }

  @Override
  public boolean weighs() {
    return false;
  }

  @Override
  public Fold open(int bands, int longest) {
    double[] means = new double[longest];
    double[] squares = new double[longest];
    int[] counts = new int[longest];
    return new SingleBand() {
      @Override
      void begin(int n) {
        Arrays.fill(means, 0, n, 0);
        Arrays.fill(squares, 0, n, 0);
        Arrays.fill(counts, 0, n, 0);
      }

      @Override
      void add(double[] values, double[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
          if (!Double.isNaN(values[i]) && weights[i] != 0) {
            counts[i]++;
            double change = values[i] - means[i];
            means[i] += change / counts[i];
            squares[i] += change * (values[i] - means[i]);
          }
        }
      }

      @Override
      void finish(double[] out, int n) {
        for (int i = 0; i < n; i++) {
          if (variance) {
            out[i] = counts[i] > lost ? squares[i] / (counts[i] - lost) : Double.NaN;
          } else {
            out[i] = counts[i] > 0 ? means[i] : Double.NaN;
          }
        }
      }
    };
  }
}
