package dev.swath.zarr.write;

import dev.swath.array.Window;
import dev.swath.codec.CodecSpec;
import dev.swath.raster.RasterSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How an array is stored.
///
/// @param codec what compresses a chunk: none, zstd, gzip or blosc
/// @param checksums whether every chunk ends in its CRC-32C; the index of a shard always does
/// @param chunk pixels of a chunk on each dimension of the raster
/// @param shard pixels of a shard on each dimension of the raster, multiples of the chunk's; empty
///     for one object per chunk, which readers without shards need
/// @param dimensionOrder the raster's dimensions in the order of the store, slowest first
public record ZarrOptions(
    CodecSpec codec,
    boolean checksums,
    long[] chunk,
    Optional<long[]> shard,
    List<String> dimensionOrder) {
  /// Rows and columns of a chunk.
  public static final long CHUNK_SIDE = 512;

  /// Chunks along each side of a shard.
  public static final long CHUNKS_PER_SIDE = 4;

  public static final CodecSpec CODEC = new CodecSpec.Zstd(CodecSpec.Zstd.DEFAULT_LEVEL);

  public ZarrOptions {
    chunk = chunk.clone();
    shard = shard.map(long[]::clone);
    dimensionOrder = List.copyOf(dimensionOrder);
  }

  /// Chunks of 512 rows and columns of one band, 4 × 4 of them in a shard, no larger than the
  /// raster needs.
  public static ZarrOptions defaults(RasterSchema schema) {
    Window extent = schema.extent();
    long[] chunk = new long[extent.rank()];
    long[] shard = new long[extent.rank()];
    Arrays.fill(chunk, 1);
    Arrays.fill(shard, 1);
    for (int axis = Math.max(0, extent.rank() - 2); axis < extent.rank(); axis++) {
      chunk[axis] = Math.clamp(extent.size(axis), 1, CHUNK_SIDE);
      long chunks = Math.ceilDiv(extent.size(axis), chunk[axis]);
      shard[axis] = chunk[axis] * Math.clamp(chunks, 1, CHUNKS_PER_SIDE);
    }
    return new ZarrOptions(CODEC, false, chunk, Optional.of(shard), schema.dimensions());
  }

  @Override
  public long[] chunk() {
    return chunk.clone();
  }

  @Override
  public Optional<long[]> shard() {
    return shard.map(long[]::clone);
  }

  public ZarrOptions withCodec(CodecSpec other) {
    return new ZarrOptions(other, checksums, chunk, shard, dimensionOrder);
  }

  public ZarrOptions withChecksums(boolean wanted) {
    return new ZarrOptions(codec, wanted, chunk, shard, dimensionOrder);
  }

  /// Other chunks and shards.
  public ZarrOptions withShards(long[] chunks, long[] shards) {
    return new ZarrOptions(codec, checksums, chunks, Optional.of(shards), dimensionOrder);
  }

  /// One object per chunk.
  public ZarrOptions withoutShards(long... chunks) {
    return new ZarrOptions(codec, checksums, chunks, Optional.empty(), dimensionOrder);
  }

  public ZarrOptions withDimensionOrder(List<String> order) {
    return new ZarrOptions(codec, checksums, chunk, shard, order);
  }
}
