package dev.swath.zarr.filter;

import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Little-endian values in memory, and how numpy turns one type into another.
final class Numbers {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Numbers() {}

  /// Refuses complex values.
  static void checkReal(String filter, DType type) {
    if (type.kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          "filter " + filter + " is read for real values but has " + type,
          "store the array without it");
    }
  }

  /// How many values of a type so many bytes are.
  static long count(String filter, long bytes, int valueBytes) {
    if (bytes % valueBytes != 0) {
      throw new CorruptDataException(
          "filter "
              + filter
              + " works on values of "
              + valueBytes
              + " bytes but has "
              + bytes
              + " bytes",
          "the chunk is damaged or its metadata is wrong");
    }
    return bytes / valueBytes;
  }

  /// Refuses filtered bytes that are not those of the chunk.
  static void checkSizes(String filter, long found, long expected) {
    if (found != expected) {
      throw new CorruptDataException(
          "filter " + filter + " needs " + expected + " bytes for the chunk but has " + found,
          "the chunk is damaged or its metadata is wrong");
    }
  }

  /// The bits of a value, unsigned in the low bytes.
  static long bits(MemorySegment values, int valueBytes, long at) {
    return switch (valueBytes) {
      case 1 -> values.get(ValueLayout.JAVA_BYTE, at) & 0xffL;
      case 2 -> values.get(SHORT, at) & 0xffffL;
      case 4 -> values.get(INT, at) & 0xffff_ffffL;
      default -> values.get(LONG, at);
    };
  }

  static void setBits(MemorySegment values, int valueBytes, long at, long bits) {
    switch (valueBytes) {
      case 1 -> values.set(ValueLayout.JAVA_BYTE, at, (byte) bits);
      case 2 -> values.set(SHORT, at, (short) bits);
      case 4 -> values.set(INT, at, (int) bits);
      default -> values.set(LONG, at, bits);
    }
  }

  /// The value of an integer's bits, with its sign.
  static long integer(DType type, long bits) {
    return switch (type) {
      case INT8 -> (byte) bits;
      case INT16 -> (short) bits;
      case INT32 -> (int) bits;
      default -> bits;
    };
  }

  /// The bits of the same value in another type: integers keep their low bits, fractions are cut
  /// off.
  static long cast(DType from, long bits, DType to) {
    if (from == to) {
      return bits;
    }
    if (to == DType.BOOL) {
      return Values.toDouble(from, bits) != 0 ? 1 : 0;
    }
    if (from.kind() != DType.Kind.FLOAT && to.kind() != DType.Kind.FLOAT) {
      return integer(from, bits);
    }
    if (to == DType.FLOAT32 && from == DType.INT64) {
      return Float.floatToRawIntBits((float) bits) & 0xffff_ffffL;
    }
    return fromDouble(to, Values.toDouble(from, bits));
  }

  /// The bits of a computed value, fractions cut off where the type has none.
  static long fromDouble(DType to, double value) {
    boolean whole = to.kind() != DType.Kind.FLOAT && !Double.isNaN(value);
    return Values.fromDouble(
        to, whole ? (value < 0 ? Math.ceil(value) : Math.floor(value)) : value);
  }
}
