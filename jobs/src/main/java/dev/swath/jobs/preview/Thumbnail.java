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

  /// The means of square blocks of pixels, those without a value left out.
  Thumbnail shrink(int by) {
    if (by == 1) {
      return this;
    }
    int height = Math.ceilDiv(rows, by);
    int width = Math.ceilDiv(cols, by);
    float[][] means = new float[bands.length][height * width];
    for (int band = 0; band < bands.length; band++) {
      for (int i = 0; i < means[band].length; i++) {
        means[band][i] = mean(band, i / width * by, i % width * by, by);
      }
    }
    return new Thumbnail(
        height, width, means, new double[] {pixelMetres[0] * by, pixelMetres[1] * by});
  }

  private float mean(int band, int firstRow, int firstCol, int side) {
    double sum = 0;
    int count = 0;
    for (int row = firstRow; row < Math.min(rows, firstRow + side); row++) {
      for (int col = firstCol; col < Math.min(cols, firstCol + side); col++) {
        float value = value(band, row, col);
        sum += Float.isNaN(value) ? 0 : value;
        count += Float.isNaN(value) ? 0 : 1;
      }
    }
    return count == 0 ? Float.NaN : (float) (sum / count);
  }
}
