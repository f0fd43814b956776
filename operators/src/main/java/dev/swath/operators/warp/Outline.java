package dev.swath.operators.warp;

/// How much a four-sided outline covers of each pixel, row by row. Exact; one thread.
///
/// Each side adds to the pixels it crosses what lies to its right of them, with the sign of its
/// direction; summed up from the left this is what is covered.
final class Outline {
  private final double[] xs = new double[4];
  private final double[] ys = new double[4];
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

  /// What is covered of a run of pixels of a row: 0 to 1 each.
  ///
  /// @return an array that the next call overwrites
  double[] row(long row, long firstCol, int n) {
    if (covered.length < n + 2) {
      covered = new double[n + 2];
    }
    java.util.Arrays.fill(covered, 0, n + 2, 0);
    for (int i = 0; i < 4; i++) {
      int next = (i + 1) % 4;
      if (ys[i] < ys[next]) {
        side(xs[i], ys[i], xs[next], ys[next], 1, row, firstCol, n);
      } else if (ys[i] > ys[next]) {
        side(xs[next], ys[next], xs[i], ys[i], -1, row, firstCol, n);
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += covered[i];
      covered[i] = Math.min(1, Math.abs(sum));
    }
    return covered;
  }

  /// Adds the part of a side, from top to bottom, that lies in a row.
  private void side(
      double x0, double y0, double x1, double y1, int sign, long row, long firstCol, int n) {
    double top = Math.max(y0, row);
    double bottom = Math.min(y1, row + 1);
    if (top >= bottom) {
      return;
    }
    double slope = (x1 - x0) / (y1 - y0);
    double a = x0 + (top - y0) * slope - firstCol;
    double b = x0 + (bottom - y0) * slope - firstCol;
    double left = Math.min(a, b);
    double right = Math.max(a, b);
    double height = sign * (bottom - top);
    double across = right - left;
    if (right <= 0 || across < 1e-12) {
      step(Math.max(0, left), height, n);
      return;
    }
    if (left < 0) {
      step(0, height * -left / across, n);
    }
    double from = Math.max(0, left);
    for (int col = (int) Math.min(n, Math.floor(from)); col < n && col < right; col++) {
      double start = Math.max(from, col);
      double end = Math.min(right, col + 1.0);
      double part = height * (end - start) / across;
      double middle = (start + end) / 2 - col;
      covered[col] += part * (1 - middle);
      covered[col + 1] += part * middle;
    }
  }

  /// Adds an upright side.
  private void step(double x, double height, int n) {
    if (x >= n) {
      return;
    }
    int col = (int) Math.floor(x);
    double part = x - col;
    covered[col] += height * (1 - part);
    covered[col + 1] += height * part;
  }
}
