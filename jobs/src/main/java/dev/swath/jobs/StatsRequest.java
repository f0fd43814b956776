package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is to be known of the values of a raster.
///
/// @param steps what is done to it before
/// @param percentiles from 0 to 100
public record StatsRequest(
    Path input,
    List<Step> steps,
    List<Double> percentiles,
    Optional<Bins> histogram,
    Resources resources) {
  private static final int MOST_PERCENTILES = 100;
  private static final int MOST_BINS = 1 << 16;

  /// Bins of equal width.
  ///
  /// @param range from where to where; from the smallest value to the largest if empty
  public record Bins(int count, Optional<List<Double>> range) {
    public Bins {
      range = range.map(List::copyOf);
      if (count < 1 || count > MOST_BINS) {
        throw new RequestException(
            "bins must be 1 to " + MOST_BINS + " but were " + count, "256 are usual");
      }
      boolean wrong = range.filter(ends -> !isRange(ends)).isPresent();
      if (wrong) {
        throw new RequestException(
            "a range has a lower and an upper end but got " + range.get(),
            "write such as --range 0,1000");
      }
    }

    private static boolean isRange(List<Double> ends) {
      return ends.size() == 2
          && ends.get(0) < ends.get(1)
          && Double.isFinite(ends.get(1) - ends.get(0));
    }
  }

  public StatsRequest {
    steps = List.copyOf(steps);
    percentiles = List.copyOf(percentiles);
    if (percentiles.size() > MOST_PERCENTILES) {
      throw new RequestException(
          "at most "
              + MOST_PERCENTILES
              + " percentiles are found at once but "
              + percentiles.size()
              + " were asked for",
          "ask for fewer");
    }
    for (double percent : percentiles) {
      if (!(percent >= 0 && percent <= 100)) {
        throw new RequestException(
            "a percentile must be 0 to 100 but was " + percent, "50 is the median");
      }
    }
  }
}
