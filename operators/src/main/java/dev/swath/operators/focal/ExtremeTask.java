package dev.swath.operators.focal;

import java.util.Arrays;

/// Minima, maxima and the ranges between them. Rectangles are searched by columns first.
final class ExtremeTask implements Task {
  private final Cells cells;
  private final boolean low;
  private final boolean high;
  private final double[] columns;
  private final double[] minima;

  ExtremeTask(Cells cells, boolean low, boolean high, int longest) {
    this.cells = cells;
    this.low = low;
    this.high = high;
    this.columns = new double[longest + cells.footprint.cols()];
    this.minima = new double[longest];
  }

  @Override
  public void run(RowRing rows, double[] out, int n) {
    if (!high) {
      search(rows, out, n, true);
      return;
    }
    search(rows, out, n, false);
    if (low) {
      search(rows, minima, n, true);
      for (int i = 0; i < n; i++) {
        out[i] -= minima[i];
      }
    }
  }

  private void search(RowRing rows, double[] found, int n, boolean least) {
    double none = least ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    Footprint footprint = cells.footprint;
    Arrays.fill(found, 0, n, none);
    if (!footprint.isRectangle()) {
      for (int row = 0; row < footprint.rows(); row++) {
        for (int col = 0; col < footprint.cols(); col++) {
          if (footprint.has(row, col)) {
            take(rows.row(row), col, found, n, least, none);
          }
        }
      }
      return;
    }
    int width = n + footprint.cols() - 1;
    Arrays.fill(columns, 0, width, none);
    for (int row = 0; row < footprint.rows(); row++) {
      take(rows.row(row), 0, columns, width, least, none);
    }
    for (int col = 0; col < footprint.cols(); col++) {
      take(columns, col, found, n, least, none);
    }
  }

  private static void take(
      double[] values, int from, double[] found, int n, boolean least, double none) {
    if (least) {
      for (int i = 0; i < n; i++) {
        double value = values[from + i];
        found[i] = Math.min(found[i], !Double.isNaN(value) ? value : none);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      double value = values[from + i];
      found[i] = Math.max(found[i], !Double.isNaN(value) ? value : none);
    }
  }
}
