package dev.swath.zarr.array;

import dev.swath.CorruptDataException;
import dev.swath.grid.CellIndex;
import java.util.Arrays;

/// Where the inner chunks of one shard lie.
final class ShardIndex {
  /// The place and the length of an inner chunk that is not there.
  private static final long MISSING = -1;

  private final long[] cells;
  private final int[] axes;
  private final long[] values;

  /// @param cells inner chunks on each axis of the shard as it is stored
  /// @param axes of the array in that order
  /// @param values place and length of each in C order
  ShardIndex(long[] cells, int[] axes, long[] values) {
    this.cells = cells;
    this.axes = axes;
    this.values = values;
  }

  /// The entry of an inner chunk.
  ///
  /// @param cell its index on the axes of the array, in this shard or counted from the array's
  ///     first inner chunk
  int entry(CellIndex cell) {
    long entry = 0;
    for (int i = 0; i < axes.length; i++) {
      entry = entry * cells[i] + cell.at(axes[i]) % cells[i];
    }
    return Math.toIntExact(entry);
  }

  boolean isMissing(int entry) {
    return values[2 * entry] == MISSING && values[2 * entry + 1] == MISSING;
  }

  /// Bytes from the start of the shard.
  long offset(int entry) {
    return values[2 * entry];
  }

  long length(int entry) {
    return values[2 * entry + 1];
  }

  /// Bytes of memory that this takes.
  long bytes() {
    return 64 + (long) values.length * Long.BYTES;
  }

  /// Refuses an index whose inner chunks lie outside the shard, on the index or on each other.
  void check(long shardBytes, long indexStart, long indexBytes) {
    int entries = values.length / 2;
    long[][] places = new long[entries][];
    int found = 0;
    boolean sorted = true;
    for (int entry = 0; entry < entries; entry++) {
      if (isMissing(entry)) {
        continue;
      }
      long offset = offset(entry);
      long length = length(entry);
      if (offset < 0 || length < 0 || offset > shardBytes || length > shardBytes - offset) {
        throw wrong(entry, "lies outside the shard of " + shardBytes + " bytes");
      }
      if (offset < indexStart + indexBytes && offset + length > indexStart) {
        throw wrong(entry, "overlaps the index at byte " + indexStart);
      }
      places[found] = new long[] {offset, entry};
      sorted &= found == 0 || places[found - 1][0] <= offset;
      found++;
    }
    checkApart(Arrays.copyOf(places, found), sorted);
  }

  private void checkApart(long[][] places, boolean sorted) {
    if (!sorted) {
      Arrays.sort(places, (a, b) -> Long.compare(a[0], b[0]));
    }
    for (int i = 1; i < places.length; i++) {
      int before = Math.toIntExact(places[i - 1][1]);
      int entry = Math.toIntExact(places[i][1]);
      if (offset(before) + length(before) > offset(entry)) {
        throw wrong(entry, "overlaps the one at byte " + offset(before));
      }
    }
  }

  private CorruptDataException wrong(int entry, String how) {
    return new CorruptDataException(
        "the shard's index says that inner chunk %s has %s bytes at byte %s, which %s"
            .formatted(
                cell(entry),
                Long.toUnsignedString(length(entry)),
                Long.toUnsignedString(offset(entry)),
                how),
        "the shard is damaged or cut short; get the store again");
  }

  private CellIndex cell(int entry) {
    long[] index = new long[cells.length];
    long rest = entry;
    for (int i = cells.length - 1; i >= 0; i--) {
      index[axes[i]] = rest % cells[i];
      rest /= cells[i];
    }
    return CellIndex.of(index);
  }
}
