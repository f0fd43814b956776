package dev.swath.jobs.step;

import java.util.Locale;

/// What is made of the pixels around each pixel.
public enum FocalOperator {
  MEAN,
  SUM,
  MIN,
  MAX,
  RANGE,
  VARIANCE,
  STD,
  MEDIAN,
  /// The minimum, as masks call it.
  ERODE,
  /// The maximum, as masks call it.
  DILATE,
  /// The sum of pixels times weights.
  CONVOLVE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
