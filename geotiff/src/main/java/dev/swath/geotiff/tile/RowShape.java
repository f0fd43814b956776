package dev.swath.geotiff.tile;

/// Rows of samples side by side: what a predictor has to know about the bytes it works on.
///
/// @param rows number of rows
/// @param columns pixels of a row
/// @param samples samples of a pixel, interleaved
/// @param sampleBytes bytes of a sample
public record RowShape(int rows, int columns, int samples, int sampleBytes) {
  public RowShape {
    if (rows < 0 || columns < 1 || samples < 1 || sampleBytes < 1) {
      throw new IllegalArgumentException(
          "%d rows of %d pixels of %d samples of %d bytes"
              .formatted(rows, columns, samples, sampleBytes));
    }
  }

  /// Other rows of the same shape.
  RowShape withRows(int count) {
    return new RowShape(count, columns, samples, sampleBytes);
  }

  public int rowBytes() {
    return Math.multiplyExact(Math.multiplyExact(columns, samples), sampleBytes);
  }

  /// Samples of a row.
  int rowSamples() {
    return Math.multiplyExact(columns, samples);
  }
}
