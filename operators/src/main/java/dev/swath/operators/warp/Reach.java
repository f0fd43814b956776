package dev.swath.operators.warp;

import dev.swath.UnsupportedDataException;
import dev.swath.grid.Affine;
import dev.swath.grid.CrsTransform;
import dev.swath.operators.warp.WantedGrid.Extent;
import java.util.Optional;

/// What a source reaches in another system, and how large its pixels are there.
///
/// @param extent around points of the source's edges, and around points all over it if some of
///     those have no place
/// @param pixel side of a square one: the diagonal of the target over that of the source in pixels
record Reach(Extent extent, double pixel) {
  /// Pixels between two points of an edge, and the least and most of such steps.
  private static final int STEP = 50;

  private static final int LEAST_STEPS = 20;
  private static final int MOST_STEPS = 100;

  /// A pole is looked for this near to it, where most maps still have a place for it.
  private static final double POLE = 89.9999;

  static Reach of(
      long height, long width, Affine place, Optional<CrsTransform> toTarget, boolean geographic) {
    double rows = height;
    double cols = width;
    long fitting = Math.round(Math.min(rows, cols) / STEP);
    int steps = Math.toIntExact(Math.clamp(fitting, LEAST_STEPS, MOST_STEPS));
    Points points = edges(rows, cols, steps);
    points.move(place, toTarget);
    if (points.known() < points.xs.length) {
      points = everywhere(rows, cols, steps);
      points.move(place, toTarget);
    }
    if (points.known() == 0) {
      throw new UnsupportedDataException(
          "no point of the source has a place in the target's coordinate system",
          "choose a system that is made for this part of the Earth");
    }
    if (geographic) {
      points.unwrap();
    }
    Extent extent = points.bounds();
    if (geographic && toTarget.isPresent()) {
      extent = withPoles(extent, place.inverse(), toTarget.get(), rows, cols);
    }
    return new Reach(extent, points.diagonal(extent) / Math.hypot(rows, cols));
  }

  private static Points edges(double rows, double cols, int steps) {
    Points points = new Points(4 * (steps + 1));
    for (int i = 0; i <= steps; i++) {
      double part = (double) i / steps;
      points.set(4 * i, part * cols, 0);
      points.set(4 * i + 1, part * cols, rows);
      points.set(4 * i + 2, 0, part * rows);
      points.set(4 * i + 3, cols, part * rows);
    }
    return points;
  }

  private static Points everywhere(double rows, double cols, int steps) {
    int side = steps + 1;
    Points points = new Points(side * side);
    for (int i = 0; i < side * side; i++) {
      points.set(i, (double) (i % side) / steps * cols, (double) (i / side) / steps * rows);
    }
    return points;
  }

  /// All longitudes, and latitudes up to a pole, if that lies inside the source.
  private static Extent withPoles(
      Extent extent, Affine toPixel, CrsTransform toTarget, double rows, double cols) {
    Extent whole = extent;
    for (int sign : new int[] {1, -1}) {
      double[] x = {0};
      double[] y = {sign * POLE};
      toTarget.inverse(x, y, 1);
      double col = toPixel.x(x[0], y[0]);
      double row = toPixel.y(x[0], y[0]);
      if (col > 0 && col < cols && row > 0 && row < rows) {
        double south = sign < 0 ? -90 : whole.minY();
        whole = new Extent(-180, south, 180, sign > 0 ? 90 : whole.maxY());
      }
    }
    return whole;
  }

  /// Points of the source, then of the target.
  private static final class Points {
    private final double[] xs;
    private final double[] ys;

    Points(int n) {
      xs = new double[n];
      ys = new double[n];
    }

    void set(int i, double col, double row) {
      xs[i] = col;
      ys[i] = row;
    }

    void move(Affine place, Optional<CrsTransform> toTarget) {
      for (int i = 0; i < xs.length; i++) {
        double x = place.x(xs[i], ys[i]);
        ys[i] = place.y(xs[i], ys[i]);
        xs[i] = x;
      }
      toTarget.ifPresent(transform -> transform.forward(xs, ys, xs.length));
    }

    private boolean isKnown(int i) {
      return Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
    }

    int known() {
      int known = 0;
      for (int i = 0; i < xs.length; i++) {
        known += isKnown(i) ? 1 : 0;
      }
      return known;
    }

    /// Brings longitudes that lie beyond the dateline next to the others, if they then lie closer
    /// together.
    void unwrap() {
      Extent plain = bounds();
      double[] before = xs.clone();
      for (int i = 0; i < xs.length; i++) {
        xs[i] += xs[i] < 0 ? 360 : 0;
      }
      boolean closer = bounds().width() < plain.width() - 1e-9;
      if (!closer || plain.width() <= 180) {
        System.arraycopy(before, 0, xs, 0, xs.length);
      }
    }

    Extent bounds() {
      double minX = Double.POSITIVE_INFINITY;
      double minY = Double.POSITIVE_INFINITY;
      double maxX = Double.NEGATIVE_INFINITY;
      double maxY = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < xs.length; i++) {
        if (isKnown(i)) {
          minX = Math.min(minX, xs[i]);
          minY = Math.min(minY, ys[i]);
          maxX = Math.max(maxX, xs[i]);
          maxY = Math.max(maxY, ys[i]);
        }
      }
      if (!(minX < maxX && minY < maxY)) {
        throw new UnsupportedDataException(
            "the source is a line or a point in the target's coordinate system",
            "choose a system that is made for this part of the Earth, or give a --bbox");
      }
      return new Extent(minX, minY, maxX, maxY);
    }

    /// From the first corner to the last, or across the extent if that is not known.
    double diagonal(Extent extent) {
      int last = xs.length - 1;
      double dx = xs[last] - xs[0];
      double dy = ys[last] - ys[0];
      boolean plain = isKnown(0) && isKnown(last) && dx != 0 && dy != 0;
      return plain ? Math.hypot(dx, dy) : Math.hypot(extent.width(), extent.height());
    }
  }
}
