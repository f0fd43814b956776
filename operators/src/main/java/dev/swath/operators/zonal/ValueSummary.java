package dev.swath.operators.zonal;

/// What the different values of a zone come to. Without a valid pixel all but the variety are NaN.
public record ValueSummary(double median, double majority, double minority, long variety) {
  public static final ValueSummary NONE = new ValueSummary(Double.NaN, Double.NaN, Double.NaN, 0);
}
