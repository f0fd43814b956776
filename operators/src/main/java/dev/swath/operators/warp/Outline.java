package dev.swath.operators.warp;

/// How much a four-sided outline covers of each pixel, row by row. Exact; one thread.
///
/// Each side adds to the pixels it crosses what lies to its right of them, with the sign of its
/// direction; summed up from the left this is what is covered.
final class Outline {
  private final double[] xs = new double[4];
  private final double[] ys = new double[4];
  private final double[] tops = new double[4];
  private final double[] bottoms = new double[4];
  private final double[] starts = new double[4];
  private final double[] slopes = new double[4];
  private final int[] signs = new int[4];
  private double[] covered = new double[16];

  /// Where the columns of the corners go, in order around the outline.
  double[] xs() {
    return xs;
  }

  /// Where the rows of the corners go, in order around the outline.
  double[] ys() {
    return ys;
  }

  double top() {
    return Math.min(Math.min(ys[0], ys[1]), Math.min(ys[2], ys[3]));
  }

  double bottom() {
    return Math.max(Math.max(ys[0], ys[1]), Math.max(ys[2], ys[3]));
  }

  double left() {
    return Math.min(Math.min(xs[0], xs[1]), Math.min(xs[2], xs[3]));
  }

  double right() {
    return Math.max(Math.max(xs[0], xs[1]), Math.max(xs[2], xs[3]));
  }

  /// Brings corners on the left of a seam to its right, a turn farther on.
  void joinAcross(double turn) {
    double right = right();
    for (int i = 0; i < 4; i++) {
      xs[i] += right - xs[i] > turn / 2 ? turn : 0;
    }
  }

  void shift(double columns) {
    for (int i = 0; i < 4; i++) {
      xs[i] += columns;
    }
  }

  double area() {
    double twice = 0;
    for (int i = 0; i < 4; i++) {
      int next = (i + 1) % 4;
      twice += (xs[i] - xs[0]) * (ys[next] - ys[0]) - (xs[next] - xs[0]) * (ys[i] - ys[0]);
    }
    return Math.abs(twice) / 2;
  }

  /// Takes the corners as they are now; rows can be asked for.
  void close() {
    for (int i = 0; i < 4; i++) {
      int next = (i + 1) % 4;
      boolean falls = ys[i] < ys[next];
      int upper = falls ? i : next;
      int lower = falls ? next : i;
      tops[i] = ys[upper];
      bottoms[i] = ys[lower];
      starts[i] = xs[upper];
      slopes[i] = (xs[lower] - xs[upper]) / (ys[lower] - ys[upper]);
      signs[i] = falls ? 1 : -1;
    }
  }

  /// What is covered of a run of pixels of a row: 0 to 1 each.
  ///
  /// @return an array that the next call overwrites
  double[] row(long row, long firstCol, int n) {
    if (covered.length < n + 2) {
      covered = new double[n + 2];
    }
    java.util.Arrays.fill(covered, 0, n + 2, 0);
    for (int i = 0; i < 4; i++) {
      double top = Math.max(tops[i], row);
      double bottom = Math.min(bottoms[i], row + 1);
      if (top < bottom) {
        double a = starts[i] + (top - tops[i]) * slopes[i] - firstCol;
        double b = starts[i] + (bottom - tops[i]) * slopes[i] - firstCol;
        side(Math.min(a, b), Math.max(a, b), signs[i] * (bottom - top), n);
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += covered[i];
      covered[i] = Math.min(1, Math.abs(sum));
    }
    return covered;
  }

  /// Adds the part of a side that lies in a row.
  ///
  /// @param height of the part, negative for a side that goes up
  private void side(double left, double right, double height, int n) {
    if (left >= n) {
      return;
    }
    int col = (int) left;
    if (left >= 0 && right <= col + 1) {
      double part = (left + right) / 2 - col;
      covered[col] += height * (1 - part);
      covered[col + 1] += height * part;
    } else if (right <= 0) {
      covered[0] += height;
    } else {
      steep(left, right, height, n);
    }
  }

  /// Adds a part that crosses several pixels.
  private void steep(double left, double right, double height, int n) {
    double perCol = height / (right - left);
    double from = Math.max(0, left);
    covered[0] += perCol * (from - left);
    for (int col = (int) from; col < n && col < right; col++) {
      double start = Math.max(from, col);
      double end = Math.min(right, col + 1.0);
      double part = perCol * (end - start);
      double middle = (start + end) / 2 - col;
      covered[col] += part * (1 - middle);
      covered[col + 1] += part * middle;
    }
  }
}
