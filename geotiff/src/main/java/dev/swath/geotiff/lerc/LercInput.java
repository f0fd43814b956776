package dev.swath.geotiff.lerc;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Reads little-endian numbers one after another; running off the end is damage.
final class LercInput {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment bytes;
  private long at;

  LercInput(MemorySegment bytes) {
    this.bytes = bytes;
  }

  static CorruptDataException damaged(String how) {
    return new CorruptDataException(
        "LERC data " + how, "the file is damaged or cut short; get it again");
  }

  long position() {
    return at;
  }

  long remaining() {
    return bytes.byteSize() - at;
  }

  /// Moves past bytes and returns where they start.
  private long take(long count) {
    if (count < 0 || count > remaining()) {
      throw damaged("ends at byte " + bytes.byteSize() + " where more are needed");
    }
    long start = at;
    at += count;
    return start;
  }

  int unsignedByte() {
    return bytes.get(ValueLayout.JAVA_BYTE, take(Byte.BYTES)) & 0xff;
  }

  short int16() {
    return bytes.get(SHORT, take(Short.BYTES));
  }

  int int32() {
    return bytes.get(INT, take(Integer.BYTES));
  }

  double float64() {
    return bytes.get(DOUBLE, take(Double.BYTES));
  }

  /// A number of a type, exactly.
  double number(LercType type) {
    return switch (type) {
      case INT8 -> (byte) unsignedByte();
      case UINT8 -> unsignedByte();
      case INT16 -> int16();
      case UINT16 -> int16() & 0xffff;
      case INT32 -> int32();
      case UINT32 -> int32() & 0xffff_ffffL;
      case FLOAT32 -> Float.intBitsToFloat(int32());
      case FLOAT64 -> float64();
    };
  }

  /// The next bytes.
  MemorySegment slice(long count) {
    return bytes.asSlice(take(count), count);
  }

  /// The byte at a distance from here, 0 beyond the end.
  private long peek(long distance) {
    long place = at + distance;
    return place < bytes.byteSize() ? bytes.get(ValueLayout.JAVA_BYTE, place) & 0xffL : 0;
  }

  /// The 32-bit word that many words from here, padded with zeros beyond the end.
  int word(long index) {
    long distance = index * Integer.BYTES;
    if (at + distance + Integer.BYTES <= bytes.byteSize()) {
      return bytes.get(INT, at + distance);
    }
    if (at + distance >= bytes.byteSize()) {
      throw damaged("ends at byte " + bytes.byteSize() + " within a string of bits");
    }
    long word = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      word |= peek(distance + i) << i * Byte.SIZE;
    }
    return (int) word;
  }

  void skip(long count) {
    take(count);
  }
}
