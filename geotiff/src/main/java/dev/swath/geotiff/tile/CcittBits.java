package dev.swath.geotiff.tile;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Bits of fax data, the highest of each byte first. Zeros follow the last.
final class CcittBits {
  private final MemorySegment bytes;
  private final long end;
  private long at;

  CcittBits(MemorySegment bytes) {
    this.bytes = bytes;
    this.end = bytes.byteSize() * Byte.SIZE;
  }

  /// The next bits, at most 16, without moving past them.
  int peek(int count) {
    long first = at >>> 3;
    int word = 0;
    for (int i = 0; i < 3; i++) {
      int value =
          first + i < bytes.byteSize() ? bytes.get(ValueLayout.JAVA_BYTE, first + i) & 0xff : 0;
      word = word << Byte.SIZE | value;
    }
    return word >>> (24 - count - (int) (at & 7)) & ((1 << count) - 1);
  }

  void skip(int count) {
    at += count;
  }

  boolean isAtEnd() {
    return at >= end;
  }

  long position() {
    return at;
  }

  /// Moves to the next byte, or to the next even one.
  void align(int bits) {
    at = (at + bits - 1) / bits * bits;
  }
}
