package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;
import static dev.swath.codec.Bytes.INT_LE;

import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.codec.CodecSpec.Blosc.Shuffle;
import java.lang.foreign.MemorySegment;

/// The sixteen bytes that begin a Blosc buffer: version, version of the compressor, flags, size of
/// the elements; then, each in four bytes, the plain size, that of a block, and the encoded size. A
/// table of the blocks' places follows unless the bytes are stored as they are.
///
/// @param flags shuffles in bits 0 and 2, stored in 1, not split in 4, the compressor in 5 to 7
record BloscHeader(int flags, int typeSize, int plainBytes, int blockSize, int encodedBytes) {
  static final int BYTES = 16;

  static final int SHUFFLED = 1;
  static final int STORED = 1 << 1;
  static final int BIT_SHUFFLED = 1 << 2;
  static final int NOT_SPLIT = 1 << 4;
  static final int COMPRESSOR_SHIFT = 5;

  private static final int VERSION = 2;
  private static final int COMPRESSOR_VERSION = 1;
  private static final int MOST_SPLITS = 16;
  private static final int SMALLEST_SPLIT = 128;

  /// The header of a buffer, its numbers checked against each other and the bytes that are there.
  static BloscHeader read(MemorySegment from) {
    if (from.byteSize() < BYTES) {
      throw damaged("begins with 16 bytes but has " + from.byteSize());
    }
    int version = from.get(BYTE, 0) & 0xff;
    if (version != VERSION) {
      throw new UnsupportedDataException(
          "blosc buffers of version " + VERSION + " are read but this one has " + version,
          "store the array with Blosc 1");
    }
    BloscHeader header =
        new BloscHeader(
            from.get(BYTE, 2) & 0xff,
            from.get(BYTE, 3) & 0xff,
            from.get(INT_LE, 4),
            from.get(INT_LE, 8),
            from.get(INT_LE, 12));
    header.check(from.byteSize());
    return header;
  }

  private void check(long bytes) {
    if (plainBytes < 0) {
      throw damaged("says that it has " + Integer.toUnsignedLong(plainBytes) + " bytes");
    }
    if (encodedBytes < BYTES || encodedBytes > bytes) {
      throw damaged(
          "says that it is " + Integer.toUnsignedLong(encodedBytes) + " bytes of " + bytes);
    }
    if (typeSize == 0) {
      throw damaged("has elements of 0 bytes");
    }
    if (plainBytes > 0 && (blockSize <= 0 || blockSize > plainBytes)) {
      throw damaged(
          "has blocks of "
              + Integer.toUnsignedLong(blockSize)
              + " bytes in "
              + plainBytes
              + " bytes of data");
    }
    long index = isStored() ? plainBytes : (long) Integer.BYTES * blocks();
    if (index > encodedBytes - BYTES) {
      throw damaged("is " + encodedBytes + " bytes, too few for what it says to have");
    }
  }

  static CorruptDataException damaged(String how) {
    return Bytes.damaged("blosc", how);
  }

  void write(MemorySegment into) {
    into.set(BYTE, 0, (byte) VERSION);
    into.set(BYTE, 1, (byte) COMPRESSOR_VERSION);
    into.set(BYTE, 2, (byte) flags);
    into.set(BYTE, 3, (byte) typeSize);
    into.set(INT_LE, 4, plainBytes);
    into.set(INT_LE, 8, blockSize);
    into.set(INT_LE, 12, encodedBytes);
  }

  boolean isStored() {
    return (flags & STORED) != 0;
  }

  Shuffle shuffle() {
    if ((flags & SHUFFLED) != 0) {
      return typeSize > 1 ? Shuffle.BYTE : Shuffle.NONE;
    }
    return (flags & BIT_SHUFFLED) != 0 ? Shuffle.BIT : Shuffle.NONE;
  }

  /// The number of the compressor's format.
  int compressor() {
    return flags >>> COMPRESSOR_SHIFT;
  }

  int blocks() {
    return plainBytes == 0 ? 0 : Math.ceilDiv(plainBytes, blockSize);
  }

  int bytesOf(int block) {
    return Math.toIntExact(Math.min(blockSize, plainBytes - (long) block * blockSize));
  }

  /// Where the table has the place of a block.
  static long indexEntry(int block) {
    return BYTES + (long) Integer.BYTES * block;
  }

  /// Streams that a block consists of: one for each byte of an element where it pays.
  int streamsOf(int block) {
    boolean isSplit =
        (flags & NOT_SPLIT) == 0
            && typeSize <= MOST_SPLITS
            && blockSize / typeSize >= SMALLEST_SPLIT
            && bytesOf(block) == blockSize;
    return isSplit ? typeSize : 1;
  }
}
