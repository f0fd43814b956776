package dev.swath.patches.fold;

import dev.swath.raster.RasterSchema;
import java.util.function.UnaryOperator;

/// The aggregations that are there. All are exact and none needs more than the results that cover a
/// pixel; NaN and no data never count.
public final class Aggregations {
  private Aggregations() {}

  /// The mean weighted by the taper.
  public static Aggregation overlapAdd() {
    return new OverlapAdd();
  }

  public static Aggregation sum() {
    return new WeightedSum(false);
  }

  /// The sum of values times the taper's weights.
  public static Aggregation weightedSum() {
    return new WeightedSum(true);
  }

  public static Aggregation mean() {
    return new Moments(false, 0);
  }

  /// The variance.
  ///
  /// @param lost degrees of freedom taken off the count: 1 for the estimate from a sample, else 0
  public static Aggregation variance(int lost) {
    return new Moments(true, lost);
  }

  public static Aggregation min() {
    return new Extreme(false);
  }

  public static Aggregation max() {
    return new Extreme(true);
  }

  public static Aggregation median() {
    return quantile(0.5);
  }

  /// The exact quantile of the values at each pixel, between two values on the line between them.
  public static Aggregation quantile(double share) {
    return new Pixelwise(PixelFold.quantile(share), false, ResultTypes::real);
  }

  /// The most frequent value, such as a class number; of equally frequent ones the smallest.
  public static Aggregation mode() {
    return new Pixelwise(PixelFold.MODE, false, ResultTypes::same);
  }

  /// The class with most votes, of results with a band per class: each patch votes for its highest.
  public static Aggregation hardVote() {
    return new Votes(false);
  }

  /// The class with the highest weighted score, of results with a band per class.
  public static Aggregation softVote() {
    return new Votes(true);
  }

  /// The mean weighted by precision, and its variance, of results whose bands are estimates
  /// and then as many variances.
  public static Aggregation inverseVariance() {
    return new InverseVariance();
  }

  /// Any function of the values and weights at a pixel.
  ///
  /// @param weighs whether the taper's weights matter
  /// @param schema the output's type and no-data value, given the results'
  public static Aggregation of(
      PixelFold function, boolean weighs, UnaryOperator<RasterSchema> schema) {
    return new Pixelwise(function, weighs, schema);
  }
}
