package dev.swath.codec;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// What all codecs ask of their segments.
final class Bytes {
  static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  static final ValueLayout.OfInt INT_LE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT_BE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  static final ValueLayout.OfLong LONG_BE =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  static final ValueLayout.OfLong LONG_LE =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  /// The size of a segment, at most 2 GiB − 1.
  static int size(MemorySegment segment) {
    long bytes = segment.byteSize();
    if (bytes > Integer.MAX_VALUE) {
      throw new LimitException(
          "a block takes at most 2147483647 bytes but has " + bytes, "use smaller blocks");
    }
    return Math.toIntExact(bytes);
  }

  static void checkRoom(Codec codec, MemorySegment from, MemorySegment into) {
    long needed = codec.maxEncodedBytes(size(from));
    if (into.byteSize() < needed) {
      throw new IllegalArgumentException(
          "encoding "
              + from.byteSize()
              + " bytes may take "
              + needed
              + " but there is room for "
              + into.byteSize());
    }
  }

  static CorruptDataException damaged(String codec, String how) {
    return new CorruptDataException(
        codec + " data " + how, "the file is damaged or cut short; get it again");
  }

  static CorruptDataException tooLong(String codec, MemorySegment into) {
    return damaged(codec, "decodes to more than the " + into.byteSize() + " bytes of its block");
  }
}
