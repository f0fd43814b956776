package dev.swath.zarr.array;

import dev.swath.grid.CellIndex;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Indices of the shards that were used last, up to a number of bytes. Safe for any threads; an
/// index is read by one thread while others that want it wait.
final class IndexCache {
  private static final int STRIPES = 64;

  /// An index, or nothing for a shard that is not there.
  ///
  /// @param level of shards inside each other, from 0
  /// @param cell the shard among all of its level
  record Key(int level, CellIndex cell) {}

  private final long mostBytes;
  private final Map<Key, Optional<ShardIndex>> indices = new LinkedHashMap<>(16, 0.75f, true);
  private final Object[] stripes = new Object[STRIPES];
  private long bytes;

  IndexCache(long mostBytes) {
    this.mostBytes = mostBytes;
    java.util.Arrays.setAll(stripes, _ -> new Object());
  }

  Optional<ShardIndex> get(Key key, Supplier<Optional<ShardIndex>> read) {
    Optional<Optional<ShardIndex>> known = known(key);
    if (known.isPresent()) {
      return known.get();
    }
    synchronized (stripes[Math.floorMod(key.hashCode(), STRIPES)]) {
      known = known(key);
      return known.isPresent() ? known.get() : remember(key, read.get());
    }
  }

  private synchronized Optional<Optional<ShardIndex>> known(Key key) {
    return Optional.ofNullable(indices.get(key));
  }

  private synchronized Optional<ShardIndex> remember(Key key, Optional<ShardIndex> index) {
    indices.put(key, index);
    bytes += bytes(index);
    Iterator<Optional<ShardIndex>> oldest = indices.values().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      bytes -= bytes(oldest.next());
      oldest.remove();
    }
    return index;
  }

  private static long bytes(Optional<ShardIndex> index) {
    return 128 + index.map(ShardIndex::bytes).orElse(0L);
  }
}
