package dev.swath.geotiff.lerc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The values being decoded: the depth of a pixel side by side, little-endian.
record LercValues(MemorySegment segment, LercType type) {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Sets a value, cutting off the fraction where the type has none.
  void set(long index, double value) {
    switch (type) {
      case INT8, UINT8 -> segment.set(ValueLayout.JAVA_BYTE, index, (byte) (int) value);
      case INT16, UINT16 -> segment.set(SHORT, index * Short.BYTES, (short) (int) value);
      case INT32 -> segment.set(INT, index * Integer.BYTES, (int) value);
      case UINT32 -> segment.set(INT, index * Integer.BYTES, (int) (long) value);
      case FLOAT32 -> segment.set(FLOAT, index * Float.BYTES, (float) value);
      case FLOAT64 -> segment.set(DOUBLE, index * Double.BYTES, value);
    }
  }

  double get(long index) {
    return switch (type) {
      case INT8 -> segment.get(ValueLayout.JAVA_BYTE, index);
      case UINT8 -> segment.get(ValueLayout.JAVA_BYTE, index) & 0xff;
      case INT16 -> segment.get(SHORT, index * Short.BYTES);
      case UINT16 -> segment.get(SHORT, index * Short.BYTES) & 0xffff;
      case INT32 -> segment.get(INT, index * Integer.BYTES);
      case UINT32 -> segment.get(INT, index * Integer.BYTES) & 0xffff_ffffL;
      case FLOAT32 -> segment.get(FLOAT, index * Float.BYTES);
      case FLOAT64 -> segment.get(DOUBLE, index * Double.BYTES);
    };
  }

  /// Copies stored values as they are.
  void copy(LercInput in, long index, long count) {
    long width = type.dtype().bytes();
    MemorySegment.copy(in.slice(count * width), 0, segment, index * width, count * width);
  }
}
