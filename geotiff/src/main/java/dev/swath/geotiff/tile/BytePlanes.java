package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;
import static dev.swath.geotiff.tile.Layouts.INT;
import static dev.swath.geotiff.tile.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// Sorts the bytes of little-endian numbers by significance, the highest bytes first, and back.
final class BytePlanes {
  private static final long BYTES_APART = 0x00ff_00ff_00ff_00ffL;
  private static final long PAIRS_APART = 0x0000_ffff_0000_ffffL;
  private static final int STEP = 4;

  private BytePlanes() {}

  /// From numbers to planes.
  static void split(MemorySegment numbers, MemorySegment planes, int width) {
    long count = numbers.byteSize() / width;
    long done = width == Integer.BYTES ? split4(numbers, planes, count) : 0;
    for (int plane = 0; plane < width; plane++) {
      long to = plane * count;
      long from = width - 1 - plane;
      for (long i = done; i < count; i++) {
        planes.set(BYTE, to + i, numbers.get(BYTE, from + i * width));
      }
    }
  }

  /// From planes to numbers.
  static void join(MemorySegment planes, MemorySegment numbers, int width) {
    long count = numbers.byteSize() / width;
    long done = width == Integer.BYTES ? join4(planes, numbers, count) : 0;
    for (int plane = 0; plane < width; plane++) {
      long from = plane * count;
      long to = width - 1 - plane;
      for (long i = done; i < count; i++) {
        numbers.set(BYTE, to + i * width, planes.get(BYTE, from + i));
      }
    }
  }

  /// Four numbers at a time; returns how many were done.
  private static long split4(MemorySegment numbers, MemorySegment planes, long count) {
    long whole = count & -STEP;
    for (long i = 0; i < whole; i += STEP) {
      long a = numbers.get(LONG, 4 * i);
      long b = numbers.get(LONG, 4 * i + Long.BYTES);
      long low = narrow(a & PAIRS_APART) | narrow(b & PAIRS_APART) << 32;
      long high = narrow(a >>> 16 & PAIRS_APART) | narrow(b >>> 16 & PAIRS_APART) << 32;
      planes.set(INT, i, bytesOf(high >>> 8));
      planes.set(INT, count + i, bytesOf(high));
      planes.set(INT, 2 * count + i, bytesOf(low >>> 8));
      planes.set(INT, 3 * count + i, bytesOf(low));
    }
    return whole;
  }

  /// Pairs of bytes with a gap of a pair, moved together.
  private static long narrow(long pairs) {
    return (pairs | pairs >>> 16) & 0xffff_ffffL;
  }

  /// The four lower bytes of four pairs.
  private static int bytesOf(long pairs) {
    long bytes = pairs & BYTES_APART;
    bytes = (bytes | bytes >>> 8) & PAIRS_APART;
    return (int) (bytes | bytes >>> 16);
  }

  private static long join4(MemorySegment planes, MemorySegment numbers, long count) {
    long whole = count & -STEP;
    for (long i = 0; i < whole; i += STEP) {
      long high = spread(planes.get(INT, i)) << 8 | spread(planes.get(INT, count + i));
      long low =
          spread(planes.get(INT, 2 * count + i)) << 8 | spread(planes.get(INT, 3 * count + i));
      numbers.set(LONG, 4 * i, widen(low & 0xffff_ffffL) | widen(high & 0xffff_ffffL) << 16);
      numbers.set(LONG, 4 * i + Long.BYTES, widen(low >>> 32) | widen(high >>> 32) << 16);
    }
    return whole;
  }

  /// Four bytes, each with an empty one above it.
  private static long spread(int bytes) {
    long word = bytes & 0xffff_ffffL;
    word = (word | word << 16) & PAIRS_APART;
    return (word | word << 8) & BYTES_APART;
  }

  /// Two pairs, each with an empty one above it.
  private static long widen(long pairs) {
    return (pairs | pairs << 16) & PAIRS_APART;
  }
}
