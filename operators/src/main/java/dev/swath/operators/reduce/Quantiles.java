package dev.swath.operators.reduce;

import java.util.Arrays;

/// Values below which a share of one band's valid pixels lies.
public final class Quantiles {
  private final long count;
  private final double[] shares;
  private final double[] values;

  Quantiles(long count, double[] shares, double[] values) {
    this.count = count;
    this.shares = shares.clone();
    this.values = values.clone();
  }

  /// Valid pixels.
  public long count() {
    return count;
  }

  public int size() {
    return shares.length;
  }

  /// From 0 to 1, in the order they were asked for.
  public double share(int i) {
    return shares[i];
  }

  /// NaN if there are no valid pixels.
  public double value(int i) {
    return values[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantiles q
        && count == q.count
        && Arrays.equals(shares, q.shares)
        && Arrays.equals(values, q.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(shares);
  }

  @Override
  public String toString() {
    return Arrays.toString(shares) + " of " + count + " pixels: " + Arrays.toString(values);
  }
}
