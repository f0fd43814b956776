package dev.swath.patches.fold;

import java.util.Arrays;

/// A function of the values that cover one pixel. Safe for any threads.
@FunctionalInterface
public interface PixelFold {
  /// The value that comes more often than any other; the smallest of several.
  PixelFold MODE =
      (values, _, n) -> {
        Arrays.sort(values, 0, n);
        double mode = values[0];
        int longest = 0;
        for (int i = 0; i < n; ) {
          int end = i + 1;
          while (end < n && values[end] == values[i]) {
            end++;
          }
          mode = end - i > longest ? values[i] : mode;
          longest = Math.max(longest, end - i);
          i = end;
        }
        return mode;
      };

  /// The result of a pixel.
  ///
  /// @param values of the patches in the order of their indices, none of them NaN; may be changed
  /// @param weights of the values, none of them 0; may be changed
  /// @param n how many, at least 1
  double of(double[] values, double[] weights, int n);

  /// The value below which a share of the values lies, on the line between its neighbours.
  ///
  /// @param share between 0 and 1; the median at a half
  static PixelFold quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a quantile is between 0 and 1 but was " + share);
    }
    return (values, _, n) -> {
      Arrays.sort(values, 0, n);
      double place = share * (n - 1);
      int below = (int) place;
      double above = below + 1 < n ? values[below + 1] : values[below];
      return values[below] + (place - below) * (above - values[below]);
    };
  }
}
