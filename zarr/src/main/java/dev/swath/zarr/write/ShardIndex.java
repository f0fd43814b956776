package dev.swath.zarr.write;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.codec.Crc32c;
import dev.swath.zarr.metadata.ByteCodec;
import dev.swath.zarr.metadata.CodecChain;
import dev.swath.zarr.metadata.Sharding;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// The index of a shard: place and length of each piece as 64-bit numbers, little-endian, all bits
/// set for one that is not there; then the CRC-32C of all that, if the array has it.
///
/// @param pieces of a shard
/// @param checksum whether it ends in a checksum
/// @param atStart whether it lies before the pieces
record ShardIndex(long pieces, boolean checksum, boolean atStart) {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long ENTRY_BYTES = 2 * Long.BYTES;

  static ShardIndex of(Sharding sharding, long pieces) {
    CodecChain chain = sharding.index();
    boolean checksum = chain.bytes().equals(List.of(new ByteCodec.Crc32c()));
    int[] axes = chain.axisOrder();
    boolean understood =
        (checksum || chain.bytes().isEmpty())
            && chain.byteOrder() == ByteOrder.LITTLE_ENDIAN
            && Arrays.equals(axes, Block.axes(axes.length));
    if (!understood) {
      throw new UnsupportedDataException(
          "a shard index with other codecs than bytes and crc32c is not written",
          "only little-endian ones in plain order are");
    }
    return new ShardIndex(pieces, checksum, sharding.location() == Sharding.Location.START);
  }

  long bytes() {
    return Math.addExact(Math.multiplyExact(pieces, ENTRY_BYTES), checksum ? Crc32c.BYTES : 0);
  }

  void clear(MemorySegment index) {
    index.fill((byte) -1);
  }

  void set(MemorySegment index, long piece, long place, long length) {
    index.set(LONG, piece * ENTRY_BYTES, place);
    index.set(LONG, piece * ENTRY_BYTES + Long.BYTES, length);
  }

  /// Where the first piece lies in a shard.
  long startOfPieces() {
    return atStart ? bytes() : 0;
  }

  /// Puts the index in its place.
  ///
  /// @param end of the pieces
  /// @return end of the shard
  long add(MemorySegment shard, MemorySegment index, long end) {
    if (checksum) {
      Crc32c.append(index, pieces * ENTRY_BYTES);
    }
    MemorySegment.copy(index, 0, shard, atStart ? 0 : end, bytes());
    return atStart ? end : end + bytes();
  }
}
