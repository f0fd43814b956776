package dev.swath.operators.warp;

import dev.swath.grid.GridGeometry;

/// Where the pixels of a warped raster lie.
public record TargetGrid(GridGeometry geometry, long rows, long cols) {
  public TargetGrid {
    if (rows < 1 || cols < 1) {
      throw new IllegalArgumentException(
          "a grid needs at least one row and column but got " + rows + " x " + cols);
    }
    double determinant = geometry.transform().determinant();
    if (determinant == 0 || !Double.isFinite(determinant)) {
      throw new IllegalArgumentException(
          "the transform " + geometry.transform() + " has no inverse");
    }
  }
}
