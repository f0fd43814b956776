package dev.swath.geotiff.tag;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Single values out of the bytes of a field.
final class FieldValues {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort LITTLE_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt LITTLE_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LITTLE_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private FieldValues() {}

  static long integer(MemorySegment bytes, FieldType type, ByteOrder order, long index) {
    long at = index * type.bytes();
    return switch (type) {
      case BYTE, ASCII, UNDEFINED -> bytes.get(BYTE, at) & 0xffL;
      case SBYTE -> bytes.get(BYTE, at);
      case SHORT -> shortAt(bytes, order, at) & 0xffffL;
      case SSHORT -> shortAt(bytes, order, at);
      case LONG, IFD -> intAt(bytes, order, at) & 0xffff_ffffL;
      case SLONG -> intAt(bytes, order, at);
      case LONG8, SLONG8, IFD8 -> longAt(bytes, order, at);
      case RATIONAL, SRATIONAL, FLOAT, DOUBLE ->
          throw new IllegalArgumentException(type + " values are not whole numbers");
    };
  }

  static double number(MemorySegment bytes, FieldType type, ByteOrder order, long index) {
    long at = index * type.bytes();
    return switch (type) {
      case FLOAT -> Float.intBitsToFloat(intAt(bytes, order, at));
      case DOUBLE -> Double.longBitsToDouble(longAt(bytes, order, at));
      case RATIONAL ->
          (double) integer(bytes, FieldType.LONG, order, 2 * index)
              / integer(bytes, FieldType.LONG, order, 2 * index + 1);
      case SRATIONAL ->
          (double) integer(bytes, FieldType.SLONG, order, 2 * index)
              / integer(bytes, FieldType.SLONG, order, 2 * index + 1);
      case LONG8, IFD8 -> {
        long value = integer(bytes, type, order, index);
        yield value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
      }
      case BYTE, ASCII, UNDEFINED, SBYTE, SHORT, SSHORT, LONG, IFD, SLONG, SLONG8 ->
          integer(bytes, type, order, index);
    };
  }

  static short shortAt(MemorySegment bytes, ByteOrder order, long at) {
    short value = bytes.get(LITTLE_SHORT, at);
    return order == ByteOrder.LITTLE_ENDIAN ? value : Short.reverseBytes(value);
  }

  static int intAt(MemorySegment bytes, ByteOrder order, long at) {
    int value = bytes.get(LITTLE_INT, at);
    return order == ByteOrder.LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
  }

  static long longAt(MemorySegment bytes, ByteOrder order, long at) {
    long value = bytes.get(LITTLE_LONG, at);
    return order == ByteOrder.LITTLE_ENDIAN ? value : Long.reverseBytes(value);
  }
}
