package dev.swath.zarr.array;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Adler-32 checksums in front of the bytes they protect: four bytes, least significant first, as
/// numcodecs has them.
final class Adler32 {
  static final int BYTES = Integer.BYTES;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long LARGEST_PIECE = 1L << 30;

  private Adler32() {}

  /// The bytes behind the checksum, in the same memory.
  static MemorySegment verify(MemorySegment stored) {
    if (stored.byteSize() < BYTES) {
      throw new CorruptDataException(
          "Adler-32 data starts with a checksum of 4 bytes but has only " + stored.byteSize(),
          "the chunk is cut short; get it again");
    }
    MemorySegment bytes = stored.asSlice(BYTES);
    var sum = new java.util.zip.Adler32();
    for (long at = 0; at < bytes.byteSize(); at += LARGEST_PIECE) {
      long piece = Math.min(LARGEST_PIECE, bytes.byteSize() - at);
      sum.update(bytes.asSlice(at, piece).asByteBuffer());
    }
    long expected = Integer.toUnsignedLong(stored.get(INT, 0));
    if (sum.getValue() != expected) {
      throw new CorruptDataException(
          "has the Adler-32 checksum %08x where %08x is stored".formatted(sum.getValue(), expected),
          "the chunk is damaged; get it again");
    }
    return bytes;
  }
}
