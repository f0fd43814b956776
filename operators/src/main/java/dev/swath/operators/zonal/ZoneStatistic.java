package dev.swath.operators.zonal;

import java.util.Locale;

/// What can be said of the pixels of a zone. All of it leaves out pixels without data.
public enum ZoneStatistic {
  /// Valid pixels.
  COUNT,
  /// Pixels without data.
  NODATA,
  MIN,
  MAX,
  SUM,
  MEAN,
  /// Of all valid pixels, not of a sample.
  STD,
  VARIANCE,
  /// The value in the middle; between two their mean.
  MEDIAN,
  /// The value that most pixels have; of several the smallest.
  MAJORITY,
  /// The value that fewest pixels have; of several the smallest.
  MINORITY,
  /// Number of different values.
  VARIETY;

  /// Whether each different value has to be counted.
  public boolean countsValues() {
    return switch (this) {
      case COUNT, NODATA, MIN, MAX, SUM, MEAN, STD, VARIANCE -> false;
      case MEDIAN, MAJORITY, MINORITY, VARIETY -> true;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
