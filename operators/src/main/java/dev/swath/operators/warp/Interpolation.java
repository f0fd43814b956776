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
    for (int i = from; i < to; i++) {
      double col = places.col(i);
      double row = places.row(i);
      boolean inside = col >= 0 && col <= cols && row >= 0 && row <= rows;
      out[i] = inside ? at(patch, row - 0.5, col - 0.5) : Double.NaN;
    }
  }

  /// @param row counted from the middle of the first
  /// @param col counted from the middle of the first
  private double at(Patch patch, double row, double col) {
    double top = Math.floor(row);
    double left = Math.floor(col);
    double value = cubic ? cubic(patch, top, left, row - top, col - left) : Double.NaN;
    if (Double.isNaN(value)) {
      value = bilinear(patch, top, left, row - top, col - left);
    }
    return Double.isNaN(value) ? ofThoseThere(patch, top, left, row - top, col - left) : value;
  }

  /// NaN if one of the 16 pixels is missing.
  private static double cubic(Patch patch, double top, double left, double down, double along) {
    double r = top - 1 - patch.firstRow();
    double c = left - 1 - patch.firstCol();
    if (!(r >= 0 && c >= 0 && r + 4 <= patch.height() && c + 4 <= patch.width())) {
      return Double.NaN;
    }
    double[] v = patch.values();
    int width = patch.width();
    int at = (int) r * width + (int) c;
    double w0 = first(along);
    double w1 = second(along);
    double w2 = second(1 - along);
    double w3 = first(1 - along);
    double a = w0 * v[at] + w1 * v[at + 1] + w2 * v[at + 2] + w3 * v[at + 3];
    at += width;
    double b = w0 * v[at] + w1 * v[at + 1] + w2 * v[at + 2] + w3 * v[at + 3];
    at += width;
    double d = w0 * v[at] + w1 * v[at + 1] + w2 * v[at + 2] + w3 * v[at + 3];
    at += width;
    double e = w0 * v[at] + w1 * v[at + 1] + w2 * v[at + 2] + w3 * v[at + 3];
    return first(down) * a + second(down) * b + second(1 - down) * d + first(1 - down) * e;
  }

  /// The cubic weight of a pixel a whole pixel farther away than the part.
  private static double first(double part) {
    return ((-0.5 * part + 1) * part - 0.5) * part;
  }

  /// The cubic weight of a pixel as far away as the part.
  private static double second(double part) {
    return (1.5 * part - 2.5) * part * part + 1;
  }

  /// NaN if one of the 4 pixels is missing.
  private static double bilinear(Patch patch, double top, double left, double down, double along) {
    double r = top - patch.firstRow();
    double c = left - patch.firstCol();
    if (!(r >= 0 && c >= 0 && r + 2 <= patch.height() && c + 2 <= patch.width())) {
      return Double.NaN;
    }
    double[] v = patch.values();
    int upper = (int) r * patch.width() + (int) c;
    int lower = upper + patch.width();
    double above = (1 - along) * v[upper] + along * v[upper + 1];
    double below = (1 - along) * v[lower] + along * v[lower + 1];
    return (1 - down) * above + down * below;
  }

  private static double ofThoseThere(
      Patch patch, double top, double left, double down, double along) {
    double sum = 0;
    double weights = 0;
    for (int r = 0; r < 2; r++) {
      for (int c = 0; c < 2; c++) {
        double value = patch.value((long) top + r, (long) left + c);
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
