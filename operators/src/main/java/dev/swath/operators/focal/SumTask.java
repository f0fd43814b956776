package dev.swath.operators.focal;

/// Sums and means.
final class SumTask implements Task {
  private final Cells cells;
  private final boolean mean;
  private final Sums sums;

  SumTask(Cells cells, boolean mean, int longest) {
    this.cells = cells;
    this.mean = mean;
    this.sums = new Sums(cells.footprint, longest);
  }

  @Override
  public void run(RowRing rows, double[] out, int n) {
    sums.of(rows, cells.isComplete(), out, n);
    for (int i = 0; mean && i < n; i++) {
      out[i] /= cells.count(i);
    }
  }
}
