package dev.swath.zarr.write;

import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/// One array of a staged store: which of its cells are there. Safe for any threads.
final class StagedArray {
  private final StagedStore store;
  private final int number;
  private final LongFunction<String> keys;
  private final CellSet claimed = new CellSet();
  private final CellSet recorded = new CellSet();
  private final CellSet empty = new CellSet();

  /// @param keys from the place of a cell to the key of its object in the store
  StagedArray(StagedStore store, int number, LongFunction<String> keys) {
    this.store = store;
    this.number = number;
    this.keys = keys;
  }

  int number() {
    return number;
  }

  String key(long cell) {
    return keys.apply(cell);
  }

  /// Takes a cell for writing, which can be done once.
  ///
  /// @return whether it was free
  boolean claim(long cell) {
    return claimed.add(cell);
  }

  /// Writes the object of a claimed cell; one of no bytes is only taken down as empty.
  void put(long cell, MemorySegment bytes) {
    store.put(this, cell, bytes);
    if (bytes.byteSize() == 0) {
      empty.add(cell);
    }
    recorded.add(cell);
  }

  /// Takes over what an earlier run did.
  ///
  /// @param isWhole whether the cell is there
  /// @param isEmpty whether it has no object
  void restore(long cell, boolean isWhole, boolean isEmpty) {
    mark(claimed, cell, isWhole);
    mark(recorded, cell, isWhole);
    mark(empty, cell, isEmpty);
  }

  private static void mark(CellSet cells, long cell, boolean wanted) {
    if (wanted) {
      cells.add(cell);
    } else {
      cells.remove(cell);
    }
  }

  boolean hasEmpty() {
    return empty.count() > 0;
  }

  boolean isEmpty(long cell) {
    return empty.contains(cell);
  }

  boolean isRecorded(long cell) {
    return store.isPublished() || recorded.contains(cell);
  }

  /// The first of `cells` cells that is not there; `cells` if all are.
  long firstMissing(long cells) {
    boolean all = store.isPublished() || recorded.count() == cells;
    return all ? cells : recorded.firstMissing(cells);
  }
}
