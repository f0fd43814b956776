package dev.swath.operators.zonal;

import dev.swath.operators.reduce.BandStatistics;
import java.util.Optional;

/// What is known of one zone in one band.
///
/// @param number the label, its bits for labels of 64 bits; the place of a shape from 0
/// @param band counted from 0
/// @param values only if they were counted
public record Zone(
    long number, int band, BandStatistics statistics, Optional<ValueSummary> values) {
  /// NaN where nothing can be said, because there is no valid pixel.
  public double value(ZoneStatistic statistic) {
    return switch (statistic) {
      case COUNT -> statistics.count();
      case NODATA -> statistics.excluded();
      case MIN -> statistics.min();
      case MAX -> statistics.max();
      case SUM -> statistics.count() == 0 ? Double.NaN : statistics.sum();
      case MEAN -> statistics.mean();
      case STD -> statistics.std();
      case VARIANCE -> statistics.variance();
      case MEDIAN -> counted().median();
      case MAJORITY -> counted().majority();
      case MINORITY -> counted().minority();
      case VARIETY -> counted().variety();
    };
  }

  private ValueSummary counted() {
    return values.orElseThrow(() -> new IllegalStateException("values were not counted"));
  }
}
