package dev.swath.operators.local;

import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Tells whether the pixels of two rasters lie on each other, whatever their bands are.
public final class SameGrid {
  /// How far corners may lie apart, in pixels: what rounding of a stored place explains.
  private static final double ROUNDING = 1e-3;

  private SameGrid() {}

  /// What differs, with both values, the first raster's first; nothing if pixels share places.
  /// Where one of the two says nothing of a place, it is that of the other.
  public static Optional<String> difference(RasterSchema a, RasterSchema b) {
    if (!a.dimensions().equals(b.dimensions())) {
      return Optional.of("dimensions " + a.dimensions() + " and " + b.dimensions());
    }
    for (int axis = 0; axis < a.rank(); axis++) {
      boolean band = a.dimensions().get(axis).equals(RasterSchema.BAND);
      if (!band && a.extent().size(axis) != b.extent().size(axis)) {
        return Optional.of("sizes " + size(a) + " and " + size(b));
      }
    }
    return a.geometry().isPresent() && b.geometry().isPresent()
        ? difference(a.geometry().get(), b.geometry().get(), a.cols(), a.rows())
        : Optional.empty();
  }

  private static String size(RasterSchema schema) {
    return schema.cols() + "×" + schema.rows();
  }

  private static Optional<String> difference(
      GridGeometry a, GridGeometry b, double cols, double rows) {
    if (a.crs().isPresent() && b.crs().isPresent() && !same(a.crs().get(), b.crs().get())) {
      return Optional.of("systems " + a.crs().get().label() + " and " + b.crs().get().label());
    }
    Affine one = a.transform();
    Affine two = b.transform();
    double pixel = Math.sqrt(Math.abs(one.determinant()));
    double apart =
        Math.max(
            Math.max(apart(one, two, 0, 0), apart(one, two, cols, rows)),
            Math.max(apart(one, two, cols, 0), apart(one, two, 0, rows)));
    return apart <= ROUNDING * pixel
        ? Optional.empty()
        : Optional.of("places " + place(one) + " and " + place(two));
  }

  private static boolean same(Crs a, Crs b) {
    return a.equals(b) || a.label().equals(b.label());
  }

  private static double apart(Affine a, Affine b, double col, double row) {
    return Math.hypot(a.x(col, row) - b.x(col, row), a.y(col, row) - b.y(col, row));
  }

  private static String place(Affine map) {
    return "(" + map.c() + ", " + map.f() + ") with pixels of " + map.a() + "×" + map.e();
  }
}
