package dev.swath.testkit;

import dev.swath.grid.CellIndex;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How often something happened to each cell. Safe for any threads.
public final class UnitCounts {
  private final Map<CellIndex, LongAdder> counts = new ConcurrentHashMap<>();

  public void add(CellIndex cell) {
    counts.computeIfAbsent(cell, _ -> new LongAdder()).increment();
  }

  public long of(CellIndex cell) {
    return counts.getOrDefault(cell, new LongAdder()).sum();
  }

  /// Cells to which it happened at least once.
  public long distinct() {
    return counts.size();
  }

  public long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /// The most that one cell saw; 0 if none did.
  public long max() {
    return counts.values().stream().mapToLong(LongAdder::sum).max().orElse(0);
  }
}
