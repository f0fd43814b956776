package dev.swath.operators.focal;

import java.util.Arrays;

/// Medians, by sorting.
final class MedianTask implements Task {
  private final Cells cells;
  private final double[] sorted;

  MedianTask(Cells cells) {
    this.cells = cells;
    this.sorted = new double[cells.footprint.count()];
  }

  @Override
  public void run(RowRing rows, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      int count = gather(rows, i);
      Arrays.sort(sorted, 0, count);
      out[i] = count == 0 ? Double.NaN : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }
  }

  private int gather(RowRing rows, int i) {
    Footprint footprint = cells.footprint;
    int count = 0;
    for (int row = 0; row < footprint.rows(); row++) {
      double[] values = rows.row(row);
      for (int col = 0; col < footprint.cols(); col++) {
        double value = values[i + col];
        if (footprint.has(row, col) && !Double.isNaN(value)) {
          sorted[count] = value;
          count++;
        }
      }
    }
    return count;
  }
}
