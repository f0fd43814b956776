package dev.swath.operators.reduce;

import dev.swath.array.Block;
import dev.swath.raster.NoData;
import java.util.Optional;

/// Statistics of one block, in two passes: the mean, then the squares around it.
final class Moments {
  private long count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double sum;
  private double squares;

  static BandStatistics of(Block block, Optional<NoData> noData) {
    Moments moments = new Moments();
    ValidValues valid = new ValidValues(block, noData);
    valid.forEach(moments::addValues);
    long pixels = block.window().count();
    if (moments.count == 0) {
      return new BandStatistics(0, pixels, Double.NaN, Double.NaN, 0, 0);
    }
    double mean = moments.sum / moments.count;
    valid.forEach((values, n) -> moments.addSquares(values, n, mean));
    return new BandStatistics(
        moments.count,
        pixels - moments.count,
        moments.min,
        moments.max,
        moments.sum,
        moments.squares);
  }

  /// Four sums at once, because one would wait for each addition.
  private void addValues(double[] values, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < n; i++) {
      a += values[i];
    }
    sum += (a + b) + (c + d);
    for (int k = 0; k < n; k++) {
      min = Math.min(min, values[k]);
      max = Math.max(max, values[k]);
    }
    count += n;
  }

  private void addSquares(double[] values, int n, double mean) {
    double a = 0;
    double b = 0;
    int i = 0;
    for (; i + 1 < n; i += 2) {
      double left = values[i] - mean;
      double right = values[i + 1] - mean;
      a += left * left;
      b += right * right;
    }
    if (i < n) {
      double last = values[i] - mean;
      a += last * last;
    }
    squares += a + b;
  }
}
