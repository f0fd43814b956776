package dev.swath.array;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Copies a plane between two layouts of which each runs fastest along the other's slow axis.
/// Squares of pixels that fill eight registers or fewer are turned at once, as in Warren,
/// "Hacker's Delight", section 7-3.
///
/// @param in where the plane is
/// @param rowStride bytes between rows in `in`; the pixels of a row follow each other
/// @param out where it goes
/// @param columnStride bytes between columns in `out`; the pixels of a column follow each
///     other
/// @param bytes of a pixel: 1, 2 or 4
record SquareCopy(
    MemorySegment in, long rowStride, MemorySegment out, long columnStride, int bytes) {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN);
  private static final long HALVES = 0x0000_0000_ffff_ffffL;
  private static final long QUARTERS = 0x0000_ffff_0000_ffffL;
  private static final long EIGHTHS = 0x00ff_00ff_00ff_00ffL;

  /// Whether there is a kernel for pixels of so many bytes.
  static boolean serves(int bytes) {
    return bytes == 1 || bytes == 2 || bytes == 4;
  }

  /// Pixels along the side of a square.
  static int side(int bytes) {
    return Long.BYTES / bytes;
  }

  /// Copies a plane of so many rows and columns.
  void copy(long source, long target, long rows, long columns) {
    int side = side(bytes);
    long wholeRows = rows / side * side;
    long wholeColumns = columns / side * side;
    if (rowStride <= columnStride) {
      for (long column = 0; column < wholeColumns; column += side) {
        for (long row = 0; row < wholeRows; row += side) {
          square(source, target, row, column);
        }
      }
    } else {
      for (long row = 0; row < wholeRows; row += side) {
        for (long column = 0; column < wholeColumns; column += side) {
          square(source, target, row, column);
        }
      }
    }
    pixels(source, target, 0, rows, wholeColumns, columns);
    pixels(source, target, wholeRows, rows, 0, wholeColumns);
  }

  private void square(long source, long target, long row, long column) {
    long from = source + row * rowStride + column * bytes;
    long to = target + column * columnStride + row * bytes;
    switch (bytes) {
      case 1 -> turnBytes(from, to);
      case 2 -> turnShorts(from, to);
      default -> turnInts(from, to);
    }
  }

  private void pixels(long source, long target, long row, long rows, long column, long columns) {
    for (long i = row; i < rows; i++) {
      for (long j = column; j < columns; j++) {
        long from = source + i * rowStride + j * bytes;
        long to = target + j * columnStride + i * bytes;
        switch (bytes) {
          case 1 -> out.set(ValueLayout.JAVA_BYTE, to, in.get(ValueLayout.JAVA_BYTE, from));
          case 2 ->
              out.set(
                  ValueLayout.JAVA_SHORT_UNALIGNED,
                  to,
                  in.get(ValueLayout.JAVA_SHORT_UNALIGNED, from));
          default ->
              out.set(
                  ValueLayout.JAVA_INT_UNALIGNED, to, in.get(ValueLayout.JAVA_INT_UNALIGNED, from));
        }
      }
    }
  }

  private void turnInts(long from, long to) {
    long a = in.get(LONG, from);
    long b = in.get(LONG, from + rowStride);
    out.set(LONG, to, a & HALVES | b << 32);
    out.set(LONG, to + columnStride, a >>> 32 | b & ~HALVES);
  }

  private void turnShorts(long from, long to) {
    long a = in.get(LONG, from);
    long b = in.get(LONG, from + rowStride);
    long c = in.get(LONG, from + 2 * rowStride);
    long d = in.get(LONG, from + 3 * rowStride);
    long ac = a & HALVES | c << 32;
    long ca = a >>> 32 | c & ~HALVES;
    long bd = b & HALVES | d << 32;
    long db = b >>> 32 | d & ~HALVES;
    out.set(LONG, to, ac & QUARTERS | (bd & QUARTERS) << 16);
    out.set(LONG, to + columnStride, ac >>> 16 & QUARTERS | bd & ~QUARTERS);
    out.set(LONG, to + 2 * columnStride, ca & QUARTERS | (db & QUARTERS) << 16);
    out.set(LONG, to + 3 * columnStride, ca >>> 16 & QUARTERS | db & ~QUARTERS);
  }

  private void turnBytes(long from, long to) {
    long a = in.get(LONG, from);
    long b = in.get(LONG, from + rowStride);
    long c = in.get(LONG, from + 2 * rowStride);
    long d = in.get(LONG, from + 3 * rowStride);
    long e = in.get(LONG, from + 4 * rowStride);
    long f = in.get(LONG, from + 5 * rowStride);
    long g = in.get(LONG, from + 6 * rowStride);
    long h = in.get(LONG, from + 7 * rowStride);
    half(
        a & HALVES | e << 32, b & HALVES | f << 32, c & HALVES | g << 32, d & HALVES | h << 32, to);
    half(
        a >>> 32 | e & ~HALVES,
        b >>> 32 | f & ~HALVES,
        c >>> 32 | g & ~HALVES,
        d >>> 32 | h & ~HALVES,
        to + 4 * columnStride);
  }

  /// Four columns from four rows of pixel quadruples in two places each.
  private void half(long a, long b, long c, long d, long to) {
    long ac = a & QUARTERS | (c & QUARTERS) << 16;
    long ca = a >>> 16 & QUARTERS | c & ~QUARTERS;
    long bd = b & QUARTERS | (d & QUARTERS) << 16;
    long db = b >>> 16 & QUARTERS | d & ~QUARTERS;
    out.set(LONG, to, ac & EIGHTHS | (bd & EIGHTHS) << 8);
    out.set(LONG, to + columnStride, ac >>> 8 & EIGHTHS | bd & ~EIGHTHS);
    out.set(LONG, to + 2 * columnStride, ca & EIGHTHS | (db & EIGHTHS) << 8);
    out.set(LONG, to + 3 * columnStride, ca >>> 8 & EIGHTHS | db & ~EIGHTHS);
  }
}
