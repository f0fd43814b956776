package dev.swath.operators.place;

import dev.swath.array.Window;

/// How far pixels of a mosaic lie from the centre and the edges of one of its rasters. Distances
/// are in halves of a pixel's width, so that they are whole numbers where pixels are square.
///
/// @param ground the raster's rows and columns in the mosaic
/// @param aspect height of a pixel divided by its width
record Footing(Window ground, double aspect) {
  /// From the centre of a pixel to the nearest edge, at least 1 where pixels are square.
  double toEdge(long row, long col) {
    long down = 2 * (row - ground.start(0)) + 1;
    long right = 2 * (col - ground.start(1)) + 1;
    long rows = Math.min(down, 2 * ground.size(0) - down);
    long cols = Math.min(right, 2 * ground.size(1) - right);
    return Math.min(rows * aspect, cols);
  }

  /// The square of the distance from the centre of a pixel to that of the raster.
  double toCentreSquared(long row, long col) {
    double rows = (2 * row + 1 - ground.start(0) - ground.end(0)) * aspect;
    double cols = 2 * col + 1 - ground.start(1) - ground.end(1);
    return rows * rows + cols * cols;
  }
}
