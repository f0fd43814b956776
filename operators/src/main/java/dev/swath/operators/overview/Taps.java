package dev.swath.operators.overview;

/// For each pixel of a run along one axis of a level: where the pixels that it is made of start,
/// how many they are, and what each counts.
final class Taps {
  private final int[] start;
  private final int[] count;
  private final double[] weights;
  private final double[] total;
  private final int most;
  private final long origin;

  /// @param first the first pixel of the run
  /// @param n pixels of the run
  Taps(Support support, Axis axis, long first, int n) {
    this.origin = support.first(axis, first);
    this.start = new int[n];
    this.count = new int[n];
    this.total = new double[n];
    int longest = 1;
    for (int i = 0; i < n; i++) {
      long from = support.first(axis, first + i);
      start[i] = Math.toIntExact(from - origin);
      count[i] = Math.toIntExact(support.end(axis, first + i) - from);
      longest = Math.max(longest, count[i]);
    }
    this.most = longest;
    this.weights = new double[Math.multiplyExact(n, longest)];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < count[i]; k++) {
        double weight = support.weight(axis, first + i, origin + start[i] + k);
        weights[i * most + k] = weight;
        total[i] += weight;
      }
    }
  }

  /// The first pixel below that the run is made of.
  long origin() {
    return origin;
  }

  /// Pixels of the run.
  int size() {
    return start.length;
  }

  /// Pixels below that the run is made of.
  int reach() {
    return start[start.length - 1] + count[count.length - 1];
  }

  /// The most pixels that one is made of.
  int most() {
    return most;
  }

  /// The first pixel that one is made of, counted from the origin.
  int start(int i) {
    return start[i];
  }

  int count(int i) {
    return count[i];
  }

  double weight(int i, int k) {
    return weights[i * most + k];
  }

  /// The sum of the weights of one pixel.
  double total(int i) {
    return total[i];
  }

  /// Whether each pixel is made of the next two, which count alike.
  boolean isPairs() {
    for (int i = 0; i < start.length; i++) {
      if (start[i] != 2 * i || count[i] != 2 || weight(i, 0) != 1 || weight(i, 1) != 1) {
        return false;
      }
    }
    return true;
  }
}
