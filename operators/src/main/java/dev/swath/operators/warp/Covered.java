package dev.swath.operators.warp;

import dev.swath.raster.RasterSchema;

/// Whether every pixel of a target lies in its source: looked up for pixels along its edges and
/// over its area.
final class Covered {
  private static final int ALONG_EDGE = 1000;
  private static final int INSIDE = 32;

  private Covered() {}

  static boolean isWhole(Mapping mapping, TargetGrid target, RasterSchema source) {
    boolean whole = true;
    for (int i = 0; i <= ALONG_EDGE && whole; i++) {
      double part = (double) i / ALONG_EDGE;
      whole =
          areIn(
              mapping,
              source,
              new double[] {
                0.5, target.cols() - 0.5, at(part, target.cols()), at(part, target.cols())
              },
              new double[] {
                at(part, target.rows()), at(part, target.rows()), 0.5, target.rows() - 0.5
              });
    }
    for (int i = 0; i <= INSIDE && whole; i++) {
      double[] cols = new double[INSIDE + 1];
      double[] rows = new double[INSIDE + 1];
      for (int j = 0; j <= INSIDE; j++) {
        rows[j] = at((double) i / INSIDE, target.rows());
        cols[j] = at((double) j / INSIDE, target.cols());
      }
      whole = areIn(mapping, source, cols, rows);
    }
    return whole;
  }

  /// The middle of a pixel, by its part of the way from the first to the last.
  private static double at(double part, long pixels) {
    return Math.rint(part * (pixels - 1)) + 0.5;
  }

  private static boolean areIn(Mapping mapping, RasterSchema source, double[] cols, double[] rows) {
    mapping.apply(cols, rows, cols.length);
    boolean in = true;
    for (int i = 0; i < cols.length; i++) {
      in &= cols[i] >= 0 && cols[i] <= source.cols() && rows[i] >= 0 && rows[i] <= source.rows();
    }
    return in;
  }
}
