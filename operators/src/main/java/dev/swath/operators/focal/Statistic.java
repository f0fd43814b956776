package dev.swath.operators.focal;

/// What becomes of the pixels in a footprint.
public enum Statistic {
  MEAN,
  SUM,
  /// Of a mask: erosion.
  MIN,
  /// Of a mask: dilation.
  MAX,
  RANGE,
  /// The mean square distance from the mean, of the pixels as a whole population.
  VARIANCE,
  /// The root of the variance.
  STD,
  /// The middle one; the mean of both in the middle of an even number.
  MEDIAN;

  /// Whether each result is one of the pixels.
  boolean picks() {
    return this == MIN || this == MAX;
  }
}
