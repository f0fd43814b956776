package dev.swath.zarr.metadata;

import dev.swath.array.Block;
import dev.swath.zarr.filter.Filter;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// How a chunk becomes bytes: transposed, its elements as bytes or as a shard, and those bytes
/// filtered, compressed and protected.
///
/// @param axisOrder axes of the array as they are stored, slowest first
/// @param byteOrder of the numbers
/// @param filters of the elements' bytes, in the order of encoding
/// @param bytes codecs of the bytes, in the order of encoding
/// @param sharding present if the elements become a shard instead of plain bytes
public record CodecChain(
    int[] axisOrder,
    ByteOrder byteOrder,
    List<Filter> filters,
    List<ByteCodec> bytes,
    Optional<Sharding> sharding) {
  public CodecChain {
    axisOrder = axisOrder.clone();
    filters = List.copyOf(filters);
    bytes = List.copyOf(bytes);
  }

  /// Little-endian elements in a given order of axes.
  public static CodecChain of(int[] axisOrder, List<ByteCodec> bytes) {
    return new CodecChain(axisOrder, ByteOrder.LITTLE_ENDIAN, List.of(), bytes, Optional.empty());
  }

  /// A shard of inner chunks.
  public static CodecChain of(Sharding sharding) {
    return new CodecChain(
        Block.axes(sharding.innerShape().length),
        ByteOrder.LITTLE_ENDIAN,
        List.of(),
        List.of(),
        Optional.of(sharding));
  }

  /// The index of a shard of that many axes as all stores should have it: little-endian, with a
  /// checksum.
  public static CodecChain index(int rank) {
    return of(Block.axes(rank + 1), List.of(new ByteCodec.Crc32c()));
  }

  /// Whether a shard takes nothing but inner chunks and index, in plain order: then each
  /// inner chunk can be read by itself.
  public boolean isPlainShard() {
    return sharding.isPresent() && bytes.isEmpty();
  }

  @Override
  public int[] axisOrder() {
    return axisOrder.clone();
  }
}
