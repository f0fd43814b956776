package dev.swath.zarr.write;

import java.util.HashMap;
import java.util.Map;

/// A set of cells by their place in the grid; it takes memory only where cells are. Safe for any
/// threads.
final class CellSet {
  private static final int PAGE_WORDS = 1024;
  private static final long PAGE_CELLS = (long) PAGE_WORDS * Long.SIZE;

  private final Map<Long, long[]> pages = new HashMap<>();
  private long count;

  /// @return whether the cell was not in the set
  synchronized boolean add(long cell) {
    long[] page = pages.computeIfAbsent(cell / PAGE_CELLS, _ -> new long[PAGE_WORDS]);
    int word = word(cell);
    long bit = 1L << cell;
    if ((page[word] & bit) != 0) {
      return false;
    }
    page[word] |= bit;
    count++;
    return true;
  }

  synchronized void remove(long cell) {
    if (contains(cell)) {
      pages.get(cell / PAGE_CELLS)[word(cell)] &= ~(1L << cell);
      count--;
    }
  }

  synchronized boolean contains(long cell) {
    long[] page = pages.get(cell / PAGE_CELLS);
    return page != null && (page[word(cell)] & 1L << cell) != 0;
  }

  private static int word(long cell) {
    return Math.toIntExact(cell % PAGE_CELLS / Long.SIZE);
  }

  synchronized long count() {
    return count;
  }

  /// The first of `cells` cells that is not in the set; `cells` if all are.
  synchronized long firstMissing(long cells) {
    long cell = 0;
    while (cell < cells && contains(cell)) {
      cell++;
    }
    return cell;
  }
}
