package dev.swath.operators.zonal;

import dev.swath.operators.reduce.BandStatistics;

/// Sums over the pixels that a zone has in one cell. One thread.
///
/// Squares are taken around the first value, near which the others lie.
final class ZoneSums {
  private long count;
  private long excluded;
  private double first;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double sum;
  private double away;
  private double squares;

  /// @param values NaN where there is no data
  void add(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      double value = values[i];
      if (Double.isNaN(value)) {
        excluded++;
        continue;
      }
      first = count == 0 ? value : first;
      count++;
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
      double distance = value - first;
      away += distance;
      squares += distance * distance;
    }
  }

  BandStatistics statistics() {
    return count == 0
        ? new BandStatistics(0, excluded, Double.NaN, Double.NaN, 0, 0)
        : new BandStatistics(
            count, excluded, min, max, sum, Math.max(0, squares - away * (away / count)));
  }
}
