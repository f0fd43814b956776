package dev.swath.jobs.preview;

/// A raster shrunk into memory.
///
/// @param bands the mean value of each band's pixels, row by row; NaN where there is none
/// @param pixelMetres the size of a shrunk pixel in units of the raster's coordinates,
///     columns then rows; 1 where they are unknown
record Thumbnail(int rows, int cols, float[][] bands, double[] pixelMetres) {
  float value(int band, int row, int col) {
    return bands[band][row * cols + col];
  }

  /// Whether a pixel has a value in every band.
  boolean isValid(int row, int col) {
    for (float[] band : bands) {
      if (Float.isNaN(band[row * cols + col])) {
        return false;
      }
    }
    return true;
  }
}
