package dev.swath.operators.reduce;

/// Statistics of the valid pixels of one band.
///
/// @param count valid pixels
/// @param excluded pixels that are no data or NaN
/// @param min smallest value; NaN if there is none
/// @param max largest value; NaN if there is none
/// @param sum exact for integers up to 2⁵³
/// @param squares sum of squared distances from the mean
public record BandStatistics(
    long count, long excluded, double min, double max, double sum, double squares) {
  /// NaN if there are no valid pixels.
  public double mean() {
    return count == 0 ? Double.NaN : sum / count;
  }

  /// The standard deviation of all valid pixels (divided by their number); NaN if there are
  /// none.
  public double std() {
    return count == 0 ? Double.NaN : Math.sqrt(squares / count);
  }

  /// The square of [#std()].
  public double variance() {
    return count == 0 ? Double.NaN : squares / count;
  }

  /// The statistics of the pixels of both, by Chan's update.
  public BandStatistics merge(BandStatistics next) {
    if (count == 0 || next.count == 0) {
      BandStatistics some = count == 0 ? next : this;
      return new BandStatistics(
          some.count, excluded + next.excluded, some.min, some.max, some.sum, some.squares);
    }
    long total = count + next.count;
    double apart = next.mean() - mean();
    double share = (double) next.count / total;
    return new BandStatistics(
        total,
        excluded + next.excluded,
        Math.min(min, next.min),
        Math.max(max, next.max),
        sum + next.sum,
        squares + next.squares + apart * apart * share * count);
  }
}
