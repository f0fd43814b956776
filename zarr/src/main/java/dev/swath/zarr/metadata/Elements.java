package dev.swath.zarr.metadata;

import dev.swath.array.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Single numbers as little-endian bytes.
final class Elements {
  private Elements() {}

  /// Bytes of an element with the same bits in each component.
  static byte[] bytes(DType dtype, long bits) {
    byte[] bytes = new byte[dtype.bytes()];
    int component = dtype.component().bytes();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (bits >>> Byte.SIZE * (i % component));
    }
    return bytes;
  }

  /// The bits of the first component.
  static long bits(MemorySegment element, DType component) {
    long bits = 0;
    for (int i = component.bytes() - 1; i >= 0; i--) {
      bits = bits << Byte.SIZE | (element.get(ValueLayout.JAVA_BYTE, i) & 0xff);
    }
    return bits;
  }
}
