package dev.swath.operators.focal;

import java.util.Arrays;

/// Sums of pixels times weights. Where weights make a mean and some see gaps, the others are scaled
/// up to the same sum.
final class Convolution implements Task {
  private final Cells cells;
  private final Weights weights;
  private final double total;
  private final double[] used;

  Convolution(Cells cells, Weights weights, int longest) {
    this.cells = cells;
    this.weights = weights;
    this.total = weights.sum();
    this.used = new double[longest];
  }

  @Override
  public void run(RowRing rows, double[] out, int n) {
    Arrays.fill(out, 0, n, 0);
    Arrays.fill(used, 0, n, 0);
    for (int row = 0; row < weights.rows(); row++) {
      for (int col = 0; col < weights.cols(); col++) {
        double weight = weights.at(row, col);
        if (weight != 0) {
          add(rows.row(row), col, weight, out, n);
        }
      }
    }
    if (!cells.isComplete() && weights.smooths()) {
      for (int i = 0; i < n; i++) {
        out[i] *= total / used[i];
      }
    }
  }

  private void add(double[] values, int from, double weight, double[] out, int n) {
    if (cells.isComplete()) {
      for (int i = 0; i < n; i++) {
        out[i] += weight * values[from + i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      double value = values[from + i];
      out[i] += !Double.isNaN(value) ? weight * value : 0;
      used[i] += !Double.isNaN(value) ? weight : 0;
    }
  }
}
