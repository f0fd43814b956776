package dev.swath.zarr.metadata;

import dev.swath.LimitException;

/// What a reader trusts a store to declare. Anything beyond is refused before memory is taken.
///
/// @param jsonBytes bytes of one document
/// @param jsonDepth objects and lists inside each other in a document
/// @param indexBytes bytes of one shard's index
/// @param shardDepth shards inside each other
/// @param chunkBytes decoded bytes of one chunk, of one inner chunk where there are shards
/// @param elementBytes bytes of one element
/// @param nodes groups and arrays of one store
public record Limits(
    int jsonBytes,
    int jsonDepth,
    long indexBytes,
    int shardDepth,
    long chunkBytes,
    int elementBytes,
    int nodes) {
  /// Documents of 16 MiB, 64 levels deep; indices of 64 MiB; 4 levels of shards; chunks of 256 MiB;
  /// elements of 64 KiB; 100,000 nodes.
  public static final Limits DEFAULT =
      new Limits(16 << 20, 64, 64L << 20, 4, 256L << 20, 64 << 10, 100_000);

  public Limits withChunkBytes(long bytes) {
    return new Limits(jsonBytes, jsonDepth, indexBytes, shardDepth, bytes, elementBytes, nodes);
  }

  /// The failure of a declared value that is beyond its limit.
  public static LimitException exceeded(String what, long value, String limit, long most) {
    return new LimitException(
        what + " of " + value + " exceeds the limit of " + most,
        "raise the limit '" + limit + "' if you trust the store");
  }
}
