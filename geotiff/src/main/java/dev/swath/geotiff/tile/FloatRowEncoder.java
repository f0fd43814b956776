package dev.swath.geotiff.tile;

import java.lang.foreign.MemorySegment;

/// Applies the floating-point predictor to float32 rows of one band, four rows at a time.
///
/// All loops run over whole arrays of one type and element by element, the form that the compiler
/// turns into vector instructions; bytes change their type by being copied. One thread.
final class FloatRowEncoder {
  private static final int ROWS = 4;
  private static final long EVEN = 0x00ff_00ff_00ff_00ffL;
  private static final long PAIRS = 0x0000_ffff_0000_ffffL;
  private static final long LOW_PAIR = 0xffffL;
  private static final long HIGH_PAIR = 0xffff_0000L;

  private final int columns;
  private final int rowBytes;
  private final int batchBytes;
  private final long[] pixels;
  // The upper and the lower two bytes of each pixel.
  private final int[] upperPairs;
  private final int[] lowerPairs;
  private final long[] upper;
  private final long[] lower;
  private final int[] planes;
  private final byte[] bytes;
  // The byte to the left of each.
  private final byte[] left;

  /// @param columns pixels of a row, a multiple of 4
  FloatRowEncoder(int columns) {
    this.columns = columns;
    this.rowBytes = Math.multiplyExact(Float.BYTES, columns);
    this.batchBytes = Math.multiplyExact(ROWS, rowBytes);
    this.pixels = new long[batchBytes / Long.BYTES];
    this.upperPairs = new int[batchBytes / Integer.BYTES / 2];
    this.lowerPairs = new int[batchBytes / Integer.BYTES / 2];
    this.upper = new long[batchBytes / Long.BYTES / 2];
    this.lower = new long[batchBytes / Long.BYTES / 2];
    this.planes = new int[batchBytes / Integer.BYTES];
    this.bytes = new byte[batchBytes];
    this.left = new byte[batchBytes];
  }

  /// Predicts rows in place.
  void encode(MemorySegment rows) {
    long size = rows.byteSize();
    for (long at = 0; at < size; at += batchBytes) {
      long some = Math.min(batchBytes, size - at);
      MemorySegment.copy(rows, at, MemorySegment.ofArray(pixels), 0, some);
      predict();
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, rows, at, some);
    }
  }

  private void predict() {
    splitUpper(pixels, upperPairs);
    splitLower(pixels, lowerPairs);
    copy(MemorySegment.ofArray(upperPairs), MemorySegment.ofArray(upper), 0, batchBytes / 2);
    copy(MemorySegment.ofArray(lowerPairs), MemorySegment.ofArray(lower), 0, batchBytes / 2);
    int plane = columns / Integer.BYTES;
    for (int row = 0; row < ROWS; row++) {
      int at = row * columns;
      splitOdd(upper, row * plane, planes, at, plane);
      splitEven(upper, row * plane, planes, at + plane, plane);
      splitOdd(lower, row * plane, planes, at + 2 * plane, plane);
      splitEven(lower, row * plane, planes, at + 3 * plane, plane);
    }
    copy(MemorySegment.ofArray(planes), MemorySegment.ofArray(bytes), 0, batchBytes);
    copy(MemorySegment.ofArray(planes), MemorySegment.ofArray(left), 1, batchBytes - 1);
    for (int row = 0; row < ROWS; row++) {
      left[row * rowBytes] = 0;
    }
    subtract(bytes, left);
  }

  private static void copy(MemorySegment from, MemorySegment into, long at, long bytes) {
    MemorySegment.copy(from, 0, into, at, bytes);
  }

  private static void splitUpper(long[] pixels, int[] into) {
    for (int i = 0; i < into.length; i++) {
      long two = pixels[i];
      into[i] = (int) (two >>> 16 & LOW_PAIR | two >>> 32 & HIGH_PAIR);
    }
  }

  private static void splitLower(long[] pixels, int[] into) {
    for (int i = 0; i < into.length; i++) {
      long two = pixels[i];
      into[i] = (int) (two & LOW_PAIR | two >>> 16 & HIGH_PAIR);
    }
  }

  private static void splitOdd(long[] pairs, int from, int[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      long apart = pairs[from + i] >>> 8 & EVEN;
      long near = (apart | apart >>> 8) & PAIRS;
      into[at + i] = (int) (near | near >>> 16);
    }
  }

  private static void splitEven(long[] pairs, int from, int[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      long apart = pairs[from + i] & EVEN;
      long near = (apart | apart >>> 8) & PAIRS;
      into[at + i] = (int) (near | near >>> 16);
    }
  }

  private static void subtract(byte[] bytes, byte[] left) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (bytes[i] - left[i]);
    }
  }
}
