package dev.swath.operators.warp;

/// A kernel that is as much wider than a pixel of the source as a pixel of the target is, so
/// that nothing is left out when a raster shrinks. There is no pixel where the one that its
/// middle lies in is missing. Other missing pixels are left out and the weights of those that
/// are there scaled up to 1.
final class StretchedKernel implements Resampler {
  /// Weights of what is there that are too little to make a pixel of.
  private static final double TOO_LITTLE = 1e-6;

  private final Resampling kernel;
  private final double rows;
  private final double cols;
  private final double rowScale;
  private final double colScale;
  private double[] weights = new double[16];

  /// @param rows of the source
  /// @param cols of the source
  /// @param rowScale rows of the source in one of the target, at least 1
  /// @param colScale columns of the source in one of the target, at least 1
  StretchedKernel(Resampling kernel, double rows, double cols, double rowScale, double colScale) {
    this.kernel = kernel;
    this.rows = rows;
    this.cols = cols;
    this.rowScale = rowScale;
    this.colScale = colScale;
  }

  @Override
  public double rowReach() {
    return kernel.radius() * rowScale;
  }

  @Override
  public double colReach() {
    return kernel.radius() * colScale;
  }

  @Override
  public void run(Patch patch, Places places, int from, int to, double[] out) {
    for (int i = from; i < to; i++) {
      double col = places.col(i);
      double row = places.row(i);
      out[i] = patch.hasValue(row, col, rows, cols) ? at(patch, row, col) : Double.NaN;
    }
  }

  private double at(Patch patch, double row, double col) {
    long left = first(col, colReach(), patch.firstCol());
    long right = end(col, colReach(), patch.endCol());
    long top = first(row, rowReach(), patch.firstRow());
    long bottom = end(row, rowReach(), patch.endRow());
    int width = Math.toIntExact(Math.max(0, right - left));
    if (weights.length < width) {
      weights = new double[width];
    }
    for (int c = 0; c < width; c++) {
      weights[c] = kernel.weight((left + c + 0.5 - col) / colScale);
    }
    double sum = 0;
    double whole = 0;
    for (long r = top; r < bottom; r++) {
      int at = patch.row(r) + Math.toIntExact(left - patch.firstCol());
      double[] values = patch.values();
      double line = 0;
      double there = 0;
      for (int c = 0; c < width; c++) {
        double value = values[at + c];
        boolean known = !Double.isNaN(value);
        line += known ? weights[c] * value : 0;
        there += known ? weights[c] : 0;
      }
      double weight = kernel.weight((r + 0.5 - row) / rowScale);
      sum += weight * line;
      whole += weight * there;
    }
    return whole < TOO_LITTLE * rowScale * colScale ? Double.NaN : sum / whole;
  }

  private static long first(double middle, double reach, long first) {
    return Math.max(first, (long) Math.ceil(middle - reach - 0.5));
  }

  private static long end(double middle, double reach, long end) {
    return Math.min(end, (long) Math.floor(middle + reach - 0.5) + 1);
  }
}
