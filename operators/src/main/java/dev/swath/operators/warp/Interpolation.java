package dev.swath.operators.warp;

/// Bilinear and cubic interpolation where the source is about as fine as the target, over the 2 or
/// 4 pixels on each axis around a position.
///
/// Missing pixels are left out and the weights of the others scaled up to 1. Cubic weights can be
/// negative, so where one of their 16 pixels is missing it is interpolated bilinearly instead.
record Interpolation(boolean cubic, double rows, double cols) implements Resampler {
  /// Weights of what is there that are too little to make a pixel of.
  private static final double TOO_LITTLE = 1e-5;

  /// @param rows of the source
  /// @param cols of the source
  Interpolation {}

  @Override
  public double rowReach() {
    return cubic ? 2 : 1;
  }

  @Override
  public double colReach() {
    return rowReach();
  }

  @Override
  public void run(Patch patch, Places places, int from, int to, double[] out) {
    double[] wx = new double[4];
    double[] wy = new double[4];
    for (int i = from; i < to; i++) {
      double col = places.col(i);
      double row = places.row(i);
      if (!(col >= 0 && col <= cols && row >= 0 && row <= rows)) {
        out[i] = Double.NaN;
        continue;
      }
      double left = Math.floor(col - 0.5);
      double top = Math.floor(row - 0.5);
      double value = Double.NaN;
      if (cubic) {
        weigh(col - 0.5 - left, wx);
        weigh(row - 0.5 - top, wy);
        value = cubic(patch, (long) top - 1, (long) left - 1, wx, wy);
      }
      out[i] =
          Double.isNaN(value)
              ? bilinear(patch, (long) top, (long) left, row - 0.5 - top, col - 0.5 - left)
              : value;
    }
  }

  private static void weigh(double part, double[] weights) {
    double square = part * part;
    double cube = square * part;
    weights[0] = -0.5 * cube + square - 0.5 * part;
    weights[1] = 1.5 * cube - 2.5 * square + 1;
    weights[2] = -1.5 * cube + 2 * square + 0.5 * part;
    weights[3] = 0.5 * cube - 0.5 * square;
  }

  /// NaN if one of the pixels is missing.
  private static double cubic(Patch patch, long top, long left, double[] wx, double[] wy) {
    if (top < patch.firstRow()
        || top + 4 > patch.endRow()
        || left < patch.firstCol()
        || left + 4 > patch.endCol()) {
      return Double.NaN;
    }
    double sum = 0;
    for (int r = 0; r < 4; r++) {
      int at = patch.row(top + r) + Math.toIntExact(left - patch.firstCol());
      double[] v = patch.values();
      sum += wy[r] * (wx[0] * v[at] + wx[1] * v[at + 1] + wx[2] * v[at + 2] + wx[3] * v[at + 3]);
    }
    return sum;
  }

  private static double bilinear(Patch patch, long top, long left, double down, double along) {
    if (top >= patch.firstRow()
        && top + 2 <= patch.endRow()
        && left >= patch.firstCol()
        && left + 2 <= patch.endCol()) {
      int c = Math.toIntExact(left - patch.firstCol());
      int upper = patch.row(top) + c;
      double[] v = patch.values();
      double above = (1 - along) * v[upper] + along * v[upper + 1];
      int lower = patch.row(top + 1) + c;
      double below = (1 - along) * v[lower] + along * v[lower + 1];
      double value = (1 - down) * above + down * below;
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return ofThoseThere(patch, top, left, down, along);
  }

  private static double ofThoseThere(Patch patch, long top, long left, double down, double along) {
    double sum = 0;
    double weights = 0;
    for (int r = 0; r < 2; r++) {
      long row = top + r;
      for (int c = 0; c < 2; c++) {
        long col = left + c;
        boolean there =
            row >= patch.firstRow()
                && row < patch.endRow()
                && col >= patch.firstCol()
                && col < patch.endCol();
        double value =
            there
                ? patch.values()[patch.row(row) + Math.toIntExact(col - patch.firstCol())]
                : Double.NaN;
        double weight = (r == 0 ? 1 - down : down) * (c == 0 ? 1 - along : along);
        if (!Double.isNaN(value)) {
          sum += weight * value;
          weights += weight;
        }
      }
    }
    return weights < TOO_LITTLE ? Double.NaN : sum / weights;
  }
}
