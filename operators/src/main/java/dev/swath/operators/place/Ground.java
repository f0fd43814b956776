package dev.swath.operators.place;

import dev.swath.grid.GridGeometry;

/// Which pixels of a lattice a mosaic has.
public sealed interface Ground {
  /// The smallest box around all rasters.
  record Union() implements Ground {}

  /// Those that all rasters have.
  record Intersection() implements Ground {}

  /// Those that a box of coordinates touches, whether or not a raster reaches there.
  record Box(double minX, double minY, double maxX, double maxY) implements Ground {}

  /// Those of another raster, which must share pixel edges.
  ///
  /// @param name what the raster is called in messages
  record Like(String name, GridGeometry geometry, long rows, long cols) implements Ground {}
}
