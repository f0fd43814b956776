package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;
import static dev.swath.codec.Bytes.LONG_LE;

import java.lang.foreign.MemorySegment;

/// What decoders of the Lempel-Ziv family do: take bytes from the data, or once more from what is
/// decoded already. The caller has checked all places; whole words may be written beyond the end of
/// what is copied, but not beyond the block.
final class Matches {
  private static final int LONG_COPY = 64;

  private Matches() {}

  static void literals(MemorySegment from, long at, MemorySegment into, long to, long length) {
    boolean roomy =
        at + length + Long.BYTES <= from.byteSize() && to + length + Long.BYTES <= into.byteSize();
    if (length > LONG_COPY || !roomy) {
      MemorySegment.copy(from, at, into, to, length);
      return;
    }
    for (long i = 0; i < length; i += Long.BYTES) {
      into.set(LONG_LE, to + i, from.get(LONG_LE, at + i));
    }
  }

  /// Repeats what lies some bytes back, which may be fewer than are copied.
  static void repeat(MemorySegment into, long to, long distance, long length) {
    long from = to - distance;
    if (distance >= length && length > LONG_COPY) {
      MemorySegment.copy(into, from, into, to, length);
    } else if (distance >= Long.BYTES && to + length + Long.BYTES <= into.byteSize()) {
      for (long i = 0; i < length; i += Long.BYTES) {
        into.set(LONG_LE, to + i, into.get(LONG_LE, from + i));
      }
    } else if (distance == 1) {
      into.asSlice(to, length).fill(into.get(BYTE, from));
    } else {
      for (long i = 0; i < length; i++) {
        into.set(BYTE, to + i, into.get(BYTE, from + i));
      }
    }
  }
}
