package dev.swath.operators.focal;

import java.util.Arrays;

/// Variances and standard deviations: the means first, then the squares around them.
final class SpreadTask implements Task {
  private final Cells cells;
  private final boolean root;
  private final Sums sums;
  private final double[] means;

  SpreadTask(Cells cells, boolean root, int longest) {
    this.cells = cells;
    this.root = root;
    this.sums = new Sums(cells.footprint, longest);
    this.means = new double[longest];
  }

  @Override
  public void run(RowRing rows, double[] out, int n) {
    sums.of(rows, cells.isComplete(), means, n);
    for (int i = 0; i < n; i++) {
      means[i] /= cells.count(i);
    }
    Arrays.fill(out, 0, n, 0);
    Footprint footprint = cells.footprint;
    for (int row = 0; row < footprint.rows(); row++) {
      for (int col = 0; col < footprint.cols(); col++) {
        if (footprint.has(row, col)) {
          addSquares(rows.row(row), col, out, n);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      double variance = out[i] / cells.count(i);
      out[i] = root ? Math.sqrt(variance) : variance;
    }
  }

  private void addSquares(double[] values, int from, double[] out, int n) {
    if (cells.isComplete()) {
      for (int i = 0; i < n; i++) {
        double apart = values[from + i] - means[i];
        out[i] += apart * apart;
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      double apart = values[from + i] - means[i];
      out[i] += !Double.isNaN(apart) ? apart * apart : 0;
    }
  }
}
