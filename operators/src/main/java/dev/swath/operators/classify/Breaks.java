package dev.swath.operators.classify;

import java.util.Arrays;

/// Where one class ends and the next begins, in ascending order.
///
/// Class 1 holds the values up to the first break and that itself, and so on; the last class holds
/// all that is above the last break. A class between two equal breaks is empty.
public final class Breaks {
  private final double[] tops;

  private Breaks(double[] tops) {
    this.tops = tops;
  }

  static Breaks of(double... tops) {
    return new Breaks(tops.clone());
  }

  /// Number of classes.
  public int classes() {
    return tops.length + 1;
  }

  /// The largest value of a class, counted from 1; not of the last.
  public double top(int number) {
    return tops[number - 1];
  }

  /// The class of each value; NaN of NaN.
  void apply(double[] values, double[] classes, int n) {
    for (int i = 0; i < n; i++) {
      classes[i] = Double.isNaN(values[i]) ? Double.NaN : 1;
    }
    for (double top : tops) {
      for (int i = 0; i < n; i++) {
        classes[i] += values[i] > top ? 1 : 0;
      }
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(tops);
  }
}
