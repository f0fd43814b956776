package dev.swath.codec;

import static dev.swath.codec.Bytes.INT_LE;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/// CRC-32C checksums (Castagnoli, RFC 3720) that follow the bytes they protect: four bytes, least
/// significant first, as Zarr has them.
public final class Crc32c {
  /// Bytes of a checksum.
  public static final int BYTES = Integer.BYTES;

  private static final long LARGEST_PIECE = 1L << 30;

  private Crc32c() {}

  /// The checksum of some bytes.
  public static int of(MemorySegment bytes) {
    CRC32C crc = new CRC32C();
    for (long done = 0; done < bytes.byteSize(); ) {
      long piece = Math.min(LARGEST_PIECE, bytes.byteSize() - done);
      crc.update(bytes.asSlice(done, piece).asByteBuffer());
      done += piece;
    }
    // The checksum's 32 bits, whatever they would be as a number.
    return (int) crc.getValue();
  }

  /// Puts the checksum of the first `size` bytes behind them.
  ///
  /// @param bytes at least [#BYTES] more than `size`
  /// @return the size with the checksum
  public static long append(MemorySegment bytes, long size) {
    bytes.set(INT_LE, size, of(bytes.asSlice(0, size)));
    return size + BYTES;
  }

  /// The bytes before the checksum, in the same memory.
  ///
  /// @throws CorruptDataException if they do not have the checksum that follows them
  public static MemorySegment verify(MemorySegment bytes) {
    if (bytes.byteSize() < BYTES) {
      throw Bytes.damaged(
          "CRC-32C", "ends in a checksum of 4 bytes but has only " + bytes.byteSize());
    }
    long size = bytes.byteSize() - BYTES;
    MemorySegment protectedBytes = bytes.asSlice(0, size);
    int stored = bytes.get(INT_LE, size);
    int found = of(protectedBytes);
    if (stored != found) {
      throw Bytes.damaged(
          "CRC-32C",
          String.format("of %d bytes has checksum %08x where %08x is stored", size, found, stored));
    }
    return protectedBytes;
  }
}
