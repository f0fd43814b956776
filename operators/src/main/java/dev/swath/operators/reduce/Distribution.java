package dev.swath.operators.reduce;

/// How often values of one band occur, in ascending order.
///
/// Either every different value stands for itself, or there were too many and each entry stands for
/// a bin of a fine histogram.
public final class Distribution {
  private final double[] values;
  private final double[] tops;
  private final long[] counts;
  private final boolean exact;

  Distribution(double[] values, double[] tops, long[] counts, boolean exact) {
    this.values = values;
    this.tops = tops;
    this.counts = counts;
    this.exact = exact;
  }

  /// Entries, each with at least one pixel.
  public int size() {
    return values.length;
  }

  /// The value, or the middle of the bin.
  public double value(int i) {
    return values[i];
  }

  /// The value, or the largest that the bin can hold.
  public double top(int i) {
    return tops[i];
  }

  public long count(int i) {
    return counts[i];
  }

  /// Whether every entry is one value.
  public boolean isExact() {
    return exact;
  }
}
