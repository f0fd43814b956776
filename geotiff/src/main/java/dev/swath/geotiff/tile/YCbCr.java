package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;

import java.lang.foreign.MemorySegment;

/// Luma and chroma to red, green and blue as JFIF has it, in whole numbers.
final class YCbCr {
  private static final int FRACTION = 16;
  private static final int HALF = 1 << FRACTION - 1;
  private static final int MIDDLE = 128;
  private static final int RED = scaled(1.402);
  private static final int GREEN_FROM_BLUE = scaled(0.34414);
  private static final int GREEN_FROM_RED = scaled(0.71414);
  private static final int BLUE = scaled(1.772);

  private YCbCr() {}

  private static int scaled(double factor) {
    return Math.toIntExact(Math.round(factor * (1 << FRACTION)));
  }

  /// In place, three samples to a pixel.
  static void toRgb(MemorySegment pixels) {
    long size = pixels.byteSize();
    for (long at = 0; at < size; at += 3) {
      int y = pixels.get(BYTE, at) & 0xff;
      int blue = (pixels.get(BYTE, at + 1) & 0xff) - MIDDLE;
      int red = (pixels.get(BYTE, at + 2) & 0xff) - MIDDLE;
      int green = -GREEN_FROM_BLUE * blue - GREEN_FROM_RED * red;
      pixels.set(BYTE, at, clamp(y + (RED * red + HALF >> FRACTION)));
      pixels.set(BYTE, at + 1, clamp(y + (green + HALF >> FRACTION)));
      pixels.set(BYTE, at + 2, clamp(y + (BLUE * blue + HALF >> FRACTION)));
    }
  }

  private static byte clamp(int value) {
    return (byte) Math.clamp(value, 0, 0xff);
  }
}
