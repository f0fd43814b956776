package dev.swath.operators.place;

import dev.swath.LimitException;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import java.util.Optional;

/// The pixel edges of a raster, thought on without end. Another raster that shares them lies some
/// whole rows and columns away.
///
/// @param geometry of row 0 and column 0
public record Lattice(GridGeometry geometry) {
  /// How far corners may lie beside pixel edges, in pixels: what rounding of stored places
  /// explains.
  private static final double ROUNDING = 0.01;

  /// A pixel that a box only touches by rounding does not count.
  private static final double TOUCH = 1e-6;

  private static final double FARTHEST = 0x1p52;

  /// Where a raster of that geometry and size lies: rows and columns, which may be negative. Empty
  /// if it does not share pixel edges.
  public Optional<Window> place(GridGeometry other, long rows, long cols) {
    Affine here = geometry.transform().inverse();
    Affine there = other.transform();
    double col = here.x(there.c(), there.f());
    double row = here.y(there.c(), there.f());
    if (!(Math.abs(col) < FARTHEST && Math.abs(row) < FARTHEST)) {
      return Optional.empty();
    }
    long firstCol = Math.round(col);
    long firstRow = Math.round(row);
    for (long[] corner : new long[][] {{0, 0}, {rows, 0}, {0, cols}, {rows, cols}}) {
      double x = there.x(corner[1], corner[0]);
      double y = there.y(corner[1], corner[0]);
      double apart =
          Math.max(
              Math.abs(here.x(x, y) - firstCol - corner[1]),
              Math.abs(here.y(x, y) - firstRow - corner[0]));
      if (!(apart <= ROUNDING)) {
        return Optional.empty();
      }
    }
    return Optional.of(Window.of(new long[] {firstRow, firstCol}, new long[] {rows, cols}));
  }

  /// The pixels whose inside touches a box of coordinates: rows and columns.
  public Window touching(Ground.Box box) {
    Affine here = geometry.transform().inverse();
    double[] rows = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double[] cols = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double x : new double[] {box.minX(), box.maxX()}) {
      for (double y : new double[] {box.minY(), box.maxY()}) {
        extend(rows, here.y(x, y));
        extend(cols, here.x(x, y));
      }
    }
    if (!(rows[1] - rows[0] < FARTHEST && cols[1] - cols[0] < FARTHEST)) {
      throw new LimitException(
          "the box " + box + " has more than 2⁵² rows or columns of pixels", "give a smaller box");
    }
    long firstRow = (long) Math.floor(rows[0] + TOUCH);
    long firstCol = (long) Math.floor(cols[0] + TOUCH);
    long endRow = Math.max(firstRow + 1, (long) Math.ceil(rows[1] - TOUCH));
    long endCol = Math.max(firstCol + 1, (long) Math.ceil(cols[1] - TOUCH));
    return Window.of(
        new long[] {firstRow, firstCol}, new long[] {endRow - firstRow, endCol - firstCol});
  }

  private static void extend(double[] range, double value) {
    range[0] = Math.min(range[0], value);
    range[1] = Math.max(range[1], value);
  }

  /// The geometry of a raster that starts at that row and column.
  public GridGeometry at(long row, long col) {
    return geometry.shift(row, col);
  }

  /// What of systems, pixel sizes and places keeps another raster off this lattice, with both
  /// values, this one's first.
  public Optional<String> difference(GridGeometry other, long rows, long cols) {
    if (geometry.crs().isPresent()
        && other.crs().isPresent()
        && !same(geometry.crs().get(), other.crs().get())) {
      return Optional.of(
          "systems " + geometry.crs().get().label() + " and " + other.crs().get().label());
    }
    if (place(other, rows, cols).isPresent()) {
      return Optional.empty();
    }
    Affine one = geometry.transform();
    Affine two = other.transform();
    Affine moved = new Affine(two.a(), two.b(), one.c(), two.d(), two.e(), one.f());
    GridGeometry atOrigin = new GridGeometry(moved, other.crs(), other.registration());
    return Optional.of(
        place(atOrigin, rows, cols).isEmpty()
            ? "pixels " + pixel(one) + " and " + pixel(two)
            : "pixel edges: origins "
                + origin(one)
                + " and "
                + origin(two)
                + " lie no whole pixels apart");
  }

  private static boolean same(Crs a, Crs b) {
    return a.equals(b) || a.label().equals(b.label());
  }

  private static String pixel(Affine map) {
    return map.isRotated()
        ? "(" + map.a() + ", " + map.b() + ", " + map.d() + ", " + map.e() + ")"
        : map.a() + " × " + map.e();
  }

  private static String origin(Affine map) {
    return "(" + map.c() + ", " + map.f() + ")";
  }
}
