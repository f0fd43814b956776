package dev.swath.operators.focal;

import java.util.Arrays;

/// Sums over the footprint around each pixel of a run; gaps count as 0. One thread.
///
/// Rectangles are summed by columns first. The order of the sums is the same whether there are gaps
/// or not, so that a gap changes no bit of pixels that do not see it.
final class Sums {
  private final Footprint footprint;
  private final double[] columns;

  Sums(Footprint footprint, int longest) {
    this.footprint = footprint;
    this.columns = new double[longest + footprint.cols()];
  }

  void of(RowRing rows, boolean complete, double[] out, int n) {
    Arrays.fill(out, 0, n, 0);
    if (!footprint.isRectangle()) {
      for (int row = 0; row < footprint.rows(); row++) {
        for (int col = 0; col < footprint.cols(); col++) {
          if (footprint.has(row, col)) {
            add(rows.row(row), col, out, n, complete);
          }
        }
      }
      return;
    }
    int width = n + footprint.cols() - 1;
    Arrays.fill(columns, 0, width, 0);
    for (int row = 0; row < footprint.rows(); row++) {
      add(rows.row(row), 0, columns, width, complete);
    }
    for (int col = 0; col < footprint.cols(); col++) {
      add(columns, col, out, n, true);
    }
  }

  private static void add(double[] values, int from, double[] sums, int n, boolean complete) {
    if (complete) {
      for (int i = 0; i < n; i++) {
        sums[i] += values[from + i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      double value = values[from + i];
      sums[i] += !Double.isNaN(value) ? value : 0;
    }
  }
}
