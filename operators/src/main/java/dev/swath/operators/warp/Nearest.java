package dev.swath.operators.warp;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Copies pixels bit by bit from where the middles of pixels lie, of any type.
final class Nearest {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// A position that is on the edge of two pixels but for rounding is in the later one.
  private static final double ROUNDING = 1e-10;

  private final long rows;
  private final long cols;
  private final long missing;
  private final long[] offsets;

  /// @param rows of the source
  /// @param cols of the source
  /// @param missing bits of a pixel that lies outside the source
  /// @param longest the most pixels at once
  Nearest(long rows, long cols, long missing, int longest) {
    this.rows = rows;
    this.cols = cols;
    this.missing = missing;
    this.offsets = new long[longest];
  }

  /// Fills a run of one row.
  ///
  /// @param in a plane of the source
  /// @param into one row of a plane, or a part of it
  void run(Block in, Places places, int n, Block into) {
    Window window = in.window();
    int y = window.rank() - 2;
    for (int i = 0; i < n; i++) {
      long row = pixel(places.row(i), rows);
      long col = pixel(places.col(i), cols);
      boolean there =
          row >= window.start(y)
              && row < window.end(y)
              && col >= window.start(y + 1)
              && col < window.end(y + 1);
      offsets[i] =
          there
              ? in.base()
                  + (row - window.start(y)) * in.stride(y)
                  + (col - window.start(y + 1)) * in.stride(y + 1)
              : -1;
    }
    copy(in, n, into, into.stride(y + 1));
  }

  /// The pixel that a position lies in; −1 for one outside.
  private static long pixel(double position, long size) {
    if (!(position >= 0 && position <= size)) {
      return -1;
    }
    return Math.min(size - 1, (long) Math.floor(position + ROUNDING));
  }

  private void copy(Block in, int n, Block into, long stride) {
    DType type = in.dtype();
    int part = type.component().bytes();
    for (int byteOf = 0; byteOf < type.bytes(); byteOf += part) {
      switch (part) {
        case 1 -> bytes(in.segment(), n, into.segment(), into.base(), stride);
        case 2 -> shorts(in.segment(), n, into.segment(), into.base(), stride, byteOf);
        case 4 -> ints(in.segment(), n, into.segment(), into.base(), stride, byteOf);
        default -> longs(in.segment(), n, into.segment(), into.base(), stride, byteOf);
      }
    }
  }

  private void bytes(MemorySegment in, int n, MemorySegment out, long base, long stride) {
    byte none = (byte) missing;
    for (int i = 0; i < n; i++) {
      long at = offsets[i];
      out.set(
          ValueLayout.JAVA_BYTE,
          base + i * stride,
          at < 0 ? none : in.get(ValueLayout.JAVA_BYTE, at));
    }
  }

  private void shorts(MemorySegment in, int n, MemorySegment out, long base, long stride, int by) {
    short none = (short) missing;
    for (int i = 0; i < n; i++) {
      long at = offsets[i];
      short value = at < 0 ? none : in.get(SHORT, at + by);
      out.set(SHORT, base + i * stride + by, value);
    }
  }

  private void ints(MemorySegment in, int n, MemorySegment out, long base, long stride, int by) {
    int none = (int) missing;
    for (int i = 0; i < n; i++) {
      long at = offsets[i];
      int value = at < 0 ? none : in.get(INT, at + by);
      out.set(INT, base + i * stride + by, value);
    }
  }

  private void longs(MemorySegment in, int n, MemorySegment out, long base, long stride, int by) {
    for (int i = 0; i < n; i++) {
      long at = offsets[i];
      long value = at < 0 ? missing : in.get(LONG, at + by);
      out.set(LONG, base + i * stride + by, value);
    }
  }
}
