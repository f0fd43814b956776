package dev.swath.geotiff.tag;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Single values out of the bytes of a field.
final class FieldValues {
  private FieldValues() {}

  static long integer(MemorySegment bytes, FieldType type, ByteOrder order, long index) {
    long at = index * type.bytes();
    return switch (type) {
      case BYTE, ASCII, UNDEFINED -> bytes.get(ValueLayout.JAVA_BYTE, at) & 0xffL;
      case SBYTE -> bytes.get(ValueLayout.JAVA_BYTE, at);
      case SHORT -> bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at) & 0xffffL;
      case SSHORT -> bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at);
      case LONG, IFD ->
          bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at) & 0xffff_ffffL;
      case SLONG -> bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at);
      case LONG8, SLONG8, IFD8 -> bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at);
      case RATIONAL, SRATIONAL, FLOAT, DOUBLE ->
          throw new IllegalArgumentException(type + " values are not whole numbers");
    };
  }

  static double number(MemorySegment bytes, FieldType type, ByteOrder order, long index) {
    long at = index * type.bytes();
    return switch (type) {
      case FLOAT -> bytes.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), at);
      case DOUBLE -> bytes.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), at);
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
}
