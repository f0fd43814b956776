package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;
import static dev.swath.geotiff.tile.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// The floating-point predictor for rows of float32 samples of one band, the usual case, in one
/// pass: byte planes are built in words of eight pixels and differenced before they are stored.
final class SingleBandFloats {
  private static final long EVEN = 0x00ff_00ff_00ff_00ffL;
  private static final long LOW_PAIRS = 0x0000_ffff_0000_ffffL;
  private static final long LOW_HALF = 0xffff_ffffL;
  private static final long MIDDLE = 0x0000_ff00_0000_ff00L;
  private static final long TOP_BITS = 0x8080_8080_8080_8080L;
  private static final int PIXELS = 8;
  private static final int TOP_BYTE = 56;

  private SingleBandFloats() {}

  /// Predicts a row.
  static void encode(MemorySegment numbers, MemorySegment planes) {
    int count = Math.toIntExact(numbers.byteSize() / Float.BYTES);
    int whole = count / PIXELS * PIXELS;
    long last0 = 0;
    long last1 = 0;
    long last2 = 0;
    long last3 = 0;
    for (int i = 0; i < whole; i += PIXELS) {
      long a = numbers.get(LONG, 4L * i);
      long b = numbers.get(LONG, 4L * i + 8);
      long c = numbers.get(LONG, 4L * i + 16);
      long d = numbers.get(LONG, 4L * i + 24);
      long evenAb = a & EVEN | (b & EVEN) << 8;
      long evenCd = c & EVEN | (d & EVEN) << 8;
      long oddAb = a >>> 8 & EVEN | b & ~EVEN;
      long oddCd = c >>> 8 & EVEN | d & ~EVEN;
      long plane3 = inOrder(low(evenAb) | low(evenCd) << 32);
      long plane2 = inOrder(low(oddAb) | low(oddCd) << 32);
      long plane1 = inOrder(low(evenAb >>> 16) | low(evenCd >>> 16) << 32);
      long plane0 = inOrder(low(oddAb >>> 16) | low(oddCd >>> 16) << 32);
      planes.set(LONG, i, subtract(plane0, plane0 << 8 | last0));
      planes.set(LONG, count + i, subtract(plane1, plane1 << 8 | last1));
      planes.set(LONG, 2L * count + i, subtract(plane2, plane2 << 8 | last2));
      planes.set(LONG, 3L * count + i, subtract(plane3, plane3 << 8 | last3));
      last0 = plane0 >>> TOP_BYTE;
      last1 = plane1 >>> TOP_BYTE;
      last2 = plane2 >>> TOP_BYTE;
      last3 = plane3 >>> TOP_BYTE;
    }
    for (int plane = 0; plane < Float.BYTES; plane++) {
      finish(numbers, planes, plane, whole, count);
    }
  }

  /// The pixels after the last word, and the first byte of a plane, which follows the last one of
  /// the plane before.
  private static void finish(
      MemorySegment numbers, MemorySegment planes, int plane, int from, int count) {
    long base = (long) plane * count;
    for (int i = from; i < count; i++) {
      byte left = i == 0 ? 0 : byteOf(numbers, i - 1, plane);
      planes.set(BYTE, base + i, (byte) (byteOf(numbers, i, plane) - left));
    }
    if (plane > 0 && count > 0) {
      byte before = byteOf(numbers, count - 1, plane - 1);
      planes.set(BYTE, base, (byte) (planes.get(BYTE, base) - before));
    }
  }

  private static byte byteOf(MemorySegment numbers, int pixel, int plane) {
    return numbers.get(BYTE, 4L * pixel + Float.BYTES - 1 - plane);
  }

  /// The lower pair of each half, side by side.
  private static long low(long pairs) {
    long apart = pairs & LOW_PAIRS;
    return (apart | apart >>> 16) & LOW_HALF;
  }

  /// Pixels 0, 2, 1, 3 of each half in the order of the row.
  private static long inOrder(long bytes) {
    long differ = (bytes >>> 8 ^ bytes) & MIDDLE;
    return bytes ^ differ ^ differ << 8;
  }

  private static long subtract(long a, long b) {
    return (a | TOP_BITS) - (b & ~TOP_BITS) ^ (a ^ ~b) & TOP_BITS;
  }
}
