package dev.swath.operators.vector;

import dev.swath.UnsupportedDataException;
import dev.swath.grid.Affine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The edges of one polygon in pixels of a grid, each from its upper end to its lower one, sorted
/// by the upper.
final class Edges {
  /// Edges that share a lowest end, so that whole blocks can be passed by.
  private static final int BLOCK = 64;

  private final double[] x0;
  private final double[] y0;
  private final double[] x1;
  private final double[] y1;
  private final double[] lowest;
  private final double[] box;

  private Edges(List<double[]> sorted) {
    int n = sorted.size();
    x0 = new double[n];
    y0 = new double[n];
    x1 = new double[n];
    y1 = new double[n];
    lowest = new double[Math.ceilDiv(n, BLOCK)];
    double infinity = Double.POSITIVE_INFINITY;
    java.util.Arrays.fill(lowest, -infinity);
    box = new double[] {infinity, infinity, -infinity, -infinity};
    for (int i = 0; i < n; i++) {
      double[] edge = sorted.get(i);
      x0[i] = edge[0];
      y0[i] = edge[1];
      x1[i] = edge[2];
      y1[i] = edge[3];
      lowest[i / BLOCK] = Math.max(lowest[i / BLOCK], edge[3]);
      box[0] = Math.min(box[0], Math.min(edge[0], edge[2]));
      box[1] = Math.min(box[1], edge[1]);
      box[2] = Math.max(box[2], Math.max(edge[0], edge[2]));
      box[3] = Math.max(box[3], edge[3]);
    }
  }

  static Edges of(Polygon polygon, Affine grid) {
    List<double[]> edges = new ArrayList<>();
    for (Ring ring : polygon.rings()) {
      Point last = pixel(ring, ring.size() - 1, grid);
      for (int i = 0; i < ring.size(); i++) {
        Point next = pixel(ring, i, grid);
        if (!last.equals(next)) {
          edges.add(downwards(last, next));
        }
        last = next;
      }
    }
    edges.sort(Comparator.comparingDouble(edge -> edge[1]));
    return new Edges(edges);
  }

  private static double[] downwards(Point a, Point b) {
    boolean down = a.y() < b.y() || a.y() == b.y() && a.x() <= b.x();
    return down
        ? new double[] {a.x(), a.y(), b.x(), b.y()}
        : new double[] {b.x(), b.y(), a.x(), a.y()};
  }

  /// Differences first, so that corners of pixels come out whole.
  private static Point pixel(Ring ring, int i, Affine grid) {
    double right = ring.x(i) - grid.c();
    double down = ring.y(i) - grid.f();
    Point point =
        grid.isRotated()
            ? new Point(
                (grid.e() * right - grid.b() * down) / grid.determinant(),
                (grid.a() * down - grid.d() * right) / grid.determinant())
            : new Point(right / grid.a(), down / grid.e());
    if (!Double.isFinite(point.x()) || !Double.isFinite(point.y())) {
      throw new UnsupportedDataException(
          "the point (" + ring.x(i) + ", " + ring.y(i) + ") has no place on the raster's grid",
          "clip the polygons to where the raster's coordinate system is valid");
    }
    return point;
  }

  /// Columns and rows from the left, the top, to the right, the bottom.
  double left() {
    return box[0];
  }

  double top() {
    return box[1];
  }

  double right() {
    return box[2];
  }

  double bottom() {
    return box[3];
  }

  double top(int edge) {
    return y0[edge];
  }

  double bottom(int edge) {
    return y1[edge];
  }

  /// Where an edge that is not level meets a row line.
  double crossing(int edge, double y) {
    return (y - y0[edge]) * (x1[edge] - x0[edge]) / (y1[edge] - y0[edge]) + x0[edge];
  }

  /// The column at a row line between an edge's ends; its left end if the edge is level.
  double at(int edge, double y) {
    if (y <= y0[edge]) {
      return x0[edge];
    }
    return y >= y1[edge] ? x1[edge] : crossing(edge, y);
  }

  double levelEnd(int edge) {
    return x1[edge];
  }

  /// Edges that reach into rows from `from` to `to`, by their upper ends.
  int[] between(double from, double to) {
    int[] found = new int[16];
    int n = 0;
    for (int block = 0; block < lowest.length && y0[block * BLOCK] <= to; block++) {
      if (lowest[block] >= from) {
        int end = Math.min(y0.length, (block + 1) * BLOCK);
        for (int i = block * BLOCK; i < end; i++) {
          if (y1[i] >= from && y0[i] <= to) {
            found = n == found.length ? java.util.Arrays.copyOf(found, 2 * n) : found;
            found[n++] = i;
          }
        }
      }
    }
    return java.util.Arrays.copyOf(found, n);
  }
}
