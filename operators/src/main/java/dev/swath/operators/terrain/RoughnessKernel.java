package dev.swath.operators.terrain;

/// The largest minus the smallest of nine heights: of each column first, then of three columns.
/// Neighbours are met through copies, as in [Gradient#rises].
final class RoughnessKernel implements Kernel {
  private final double[] low;
  private final double[] high;
  private final double[] next;
  private final double[] last;

  RoughnessKernel(int longest) {
    this.low = new double[longest + 2];
    this.high = new double[longest + 2];
    this.next = new double[longest];
    this.last = new double[longest];
  }

  @Override
  public void row(long row, double[] above, double[] here, double[] below, double[] out, int n) {
    for (int i = 0; i < n + 2; i++) {
      low[i] = Math.min(Math.min(above[i], here[i]), below[i]);
    }
    for (int i = 0; i < n + 2; i++) {
      high[i] = Math.max(Math.max(above[i], here[i]), below[i]);
    }
    copies(high, n);
    for (int i = 0; i < n; i++) {
      out[i] = Math.max(Math.max(high[i], next[i]), last[i]);
    }
    copies(low, n);
    for (int i = 0; i < n; i++) {
      out[i] -= Math.min(Math.min(low[i], next[i]), last[i]);
    }
  }

  private void copies(double[] columns, int n) {
    System.arraycopy(columns, 1, next, 0, n);
    System.arraycopy(columns, 2, last, 0, n);
  }
}
