package dev.swath.operators.classify;

import dev.swath.operators.reduce.Distribution;
import java.util.Arrays;

/// The classes with the least sum of squared distances from their means, found exactly (Fisher
/// 1958) for values that occur with some frequency.
///
/// Where the best last class of the first values begins moves only upwards with their number, so
/// each class is added by halving the search: time grows with n log n. Of equally good classes the
/// one that begins lower is taken.
final class NaturalBreaks {
  private final Distribution values;
  private final double[] weight;
  private final double[] sum;
  private final double[] squares;

  private NaturalBreaks(Distribution values) {
    this.values = values;
    int n = values.size();
    weight = new double[n + 1];
    sum = new double[n + 1];
    squares = new double[n + 1];
    double middle = n == 0 ? 0 : values.value(n / 2);
    for (int i = 0; i < n; i++) {
      double count = values.count(i);
      double value = values.value(i) - middle;
      weight[i + 1] = weight[i] + count;
      sum[i + 1] = sum[i] + count * value;
      squares[i + 1] = squares[i] + count * value * value;
    }
  }

  static Breaks of(Distribution values, int classes) {
    int possible = Math.min(classes, values.size());
    if (possible < 2) {
      return Breaks.of();
    }
    int[] starts = new NaturalBreaks(values).starts(possible);
    return Breaks.of(Arrays.stream(starts).mapToDouble(start -> values.top(start - 1)).toArray());
  }

  /// The sum of squares within a class of entries from `from` up to but not `to`.
  private double cost(int from, int to) {
    double n = weight[to] - weight[from];
    double s = sum[to] - sum[from];
    return squares[to] - squares[from] - s * s / n;
  }

  /// Where each class but the first begins.
  private int[] starts(int classes) {
    int n = values.size();
    double[] best = new double[n + 1];
    for (int i = 1; i <= n; i++) {
      best[i] = cost(0, i);
    }
    int[][] from = new int[classes + 1][];
    for (int k = 2; k <= classes; k++) {
      double[] next = new double[n + 1];
      from[k] = new int[n + 1];
      extend(best, next, from[k], k, n, k - 1, n - 1);
      best = next;
    }
    int[] starts = new int[classes - 1];
    int end = n;
    for (int k = classes; k > 1; k--) {
      end = from[k][end];
      starts[k - 2] = end;
    }
    return starts;
  }

  /// Adds a class to the first `low` to `high` entries; it begins between two others.
  private void extend(
      double[] best, double[] next, int[] from, int low, int high, int lowest, int highest) {
    if (low > high) {
      return;
    }
    int middle = low + high >>> 1;
    int at = lowest;
    double least = Double.POSITIVE_INFINITY;
    for (int start = lowest; start <= Math.min(highest, middle - 1); start++) {
      double total = best[start] + cost(start, middle);
      if (total < least) {
        least = total;
        at = start;
      }
    }
    next[middle] = least;
    from[middle] = at;
    extend(best, next, from, low, middle - 1, lowest, at);
    extend(best, next, from, middle + 1, high, at, highest);
  }
}
