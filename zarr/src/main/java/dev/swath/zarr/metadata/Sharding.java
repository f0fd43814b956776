package dev.swath.zarr.metadata;

/// Chunks that are shards: inner chunks one after another, and an index of where each lies.
///
/// @param innerShape elements of an inner chunk on each axis; divides the shard
/// @param inner how inner chunks are encoded
/// @param index how the index is encoded: an array of two 64-bit numbers, place and length, for
///     each inner chunk in C order
/// @param location where the index is in the shard
public record Sharding(long[] innerShape, CodecChain inner, CodecChain index, Location location) {
  /// Where the index of a shard is.
  public enum Location {
    START,
    END
  }

  public Sharding {
    innerShape = innerShape.clone();
  }

  @Override
  public long[] innerShape() {
    return innerShape.clone();
  }
}
