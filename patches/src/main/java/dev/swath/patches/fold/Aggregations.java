package dev.swath.patches.fold;

/// The aggregations that are there.
public final class Aggregations {
  private Aggregations() {}

  /// The mean weighted by the taper.
  public static Aggregation overlapAdd() {
    return new OverlapAdd();
  }
}
