package dev.swath.geotiff.tile;

import java.lang.foreign.MemorySegment;

/// Applies the horizontal predictor to rows of samples of two bytes.
///
/// The loop runs over whole arrays, element by element: the form that the compiler turns into
/// vector instructions. One thread.
final class ShortRowEncoder {
  private final int rowBytes;
  private final int pixelBytes;
  private final short[] values;
  // The sample of the pixel to the left of each; 0 for the first pixel.
  private final short[] left;

  ShortRowEncoder(RowShape shape) {
    this.rowBytes = shape.rowBytes();
    this.pixelBytes = shape.samples() * Short.BYTES;
    this.values = new short[shape.rowSamples()];
    this.left = new short[shape.rowSamples()];
  }

  /// Predicts rows in place.
  void encode(MemorySegment rows) {
    MemorySegment all = MemorySegment.ofArray(values);
    MemorySegment before = MemorySegment.ofArray(left);
    for (long at = 0; at < rows.byteSize(); at += rowBytes) {
      MemorySegment.copy(rows, at, all, 0, rowBytes);
      MemorySegment.copy(rows, at, before, pixelBytes, rowBytes - pixelBytes);
      subtract(values, left);
      MemorySegment.copy(all, 0, rows, at, rowBytes);
    }
  }

  private static void subtract(short[] values, short[] left) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) (values[i] - left[i]);
    }
  }
}
