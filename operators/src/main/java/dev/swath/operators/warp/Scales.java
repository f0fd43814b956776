package dev.swath.operators.warp;

import java.util.Arrays;
import java.util.Optional;

/// How many rows and columns of the source there are in one of the target.
///
/// @param rows in the median of many places
/// @param cols in the median of many places
record Scales(double rows, double cols) {
  private static final int SAMPLES = 21;

  /// Below this the source counts as no finer than the target, as in GDAL.
  private static final double FINER = 1 / 0.95;

  static Scales of(Mapping mapping, TargetGrid target, double sourceRows, double sourceCols) {
    double[] rows = new double[SAMPLES * SAMPLES];
    double[] cols = new double[SAMPLES * SAMPLES];
    int n = 0;
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < SAMPLES; j++) {
        double row = (i + 0.5) / SAMPLES * target.rows();
        double col = (j + 0.5) / SAMPLES * target.cols();
        Optional<Scales> here = at(mapping, row, col, sourceRows, sourceCols);
        if (here.isPresent()) {
          rows[n] = here.get().rows;
          cols[n] = here.get().cols;
          n++;
        }
      }
    }
    if (n == 0) {
      return new Scales(1, 1);
    }
    Arrays.sort(rows, 0, n);
    Arrays.sort(cols, 0, n);
    return new Scales(rows[n / 2], cols[n / 2]);
  }

  private static Optional<Scales> at(
      Mapping mapping, double row, double col, double sourceRows, double sourceCols) {
    double[] cols = {col - 0.5, col + 0.5, col, col};
    double[] rows = {row, row, row - 0.5, row + 0.5};
    mapping.apply(cols, rows, 4);
    boolean inside = cols[0] >= 0 && cols[0] <= sourceCols && rows[0] >= 0 && rows[0] <= sourceRows;
    double byRow = Math.hypot(rows[1] - rows[0], rows[3] - rows[2]);
    double byCol = Math.hypot(cols[1] - cols[0], cols[3] - cols[2]);
    return inside && Double.isFinite(byRow + byCol)
        ? Optional.of(new Scales(byRow, byCol))
        : Optional.empty();
  }

  /// Whether the source is finer than the target on some axis.
  boolean shrinks() {
    return rows > FINER || cols > FINER;
  }
}
