package dev.swath.memory;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A fixed amount of native memory, leased out piece by piece.
///
/// Leases and the buffers kept for reuse together never exceed the budget. Leased memory is not
/// cleared. Safe for any threads. Closing frees all memory; every lease must be returned before.
public final class MemoryBudget implements AutoCloseable {
  /// Buffers up to this many times the size asked for are reused.
  private static final double REUSE = 1.25;

  private final long limit;
  private final NavigableMap<Long, ArrayDeque<Slab>> idle = new TreeMap<>();
  private long leased;
  private long kept;
  private long peak;
  private int open;
  private boolean closed;

  private record Slab(Arena arena, MemorySegment segment) {}

  /// @param limit bytes
  public MemoryBudget(long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a memory budget must be positive but was " + limit);
    }
    this.limit = limit;
  }

  public long limit() {
    return limit;
  }

  /// Leases bytes, waiting until they are free.
  public Lease lease(long bytes) {
    check(bytes);
    synchronized (this) {
      while (!fits(bytes)) {
        await();
      }
      return grant(bytes);
    }
  }

  /// Leases bytes if they are free now.
  public java.util.Optional<Lease> tryLease(long bytes) {
    check(bytes);
    synchronized (this) {
      return fits(bytes) ? java.util.Optional.of(grant(bytes)) : java.util.Optional.empty();
    }
  }

  private void check(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("cannot lease " + bytes + " bytes");
    }
    if (bytes > limit) {
      throw new BudgetException(
          "one buffer of "
              + bytes
              + " bytes does not fit into a memory budget of "
              + limit
              + " bytes",
          "grant more memory with --memory");
    }
  }

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("interrupted while waiting for memory", "", e);
    }
  }

  private boolean fits(long bytes) {
    if (closed) {
      throw new IllegalStateException("the memory budget is closed");
    }
    return leased + bytes <= limit;
  }

  private Lease grant(long bytes) {
    Slab slab = reuse(bytes);
    if (slab == null) {
      slab = allocate(bytes);
    }
    leased += slab.segment.byteSize();
    peak = Math.max(peak, leased);
    open++;
    return new Lease(this, slab.arena, slab.segment, bytes);
  }

  private Slab reuse(long bytes) {
    Map.Entry<Long, ArrayDeque<Slab>> entry = idle.ceilingEntry(bytes);
    if (entry == null || entry.getKey() > bytes * REUSE || leased + entry.getKey() > limit) {
      return null;
    }
    Slab slab = entry.getValue().pop();
    if (entry.getValue().isEmpty()) {
      idle.remove(entry.getKey());
    }
    kept -= slab.segment.byteSize();
    return slab;
  }

  private Slab allocate(long bytes) {
    while (leased + kept + bytes > limit && !idle.isEmpty()) {
      drop(idle.lastEntry());
    }
    Arena arena = Arena.ofShared();
    return new Slab(arena, arena.allocate(bytes, 64));
  }

  private void drop(Map.Entry<Long, ArrayDeque<Slab>> entry) {
    Slab slab = entry.getValue().pop();
    if (entry.getValue().isEmpty()) {
      idle.remove(entry.getKey());
    }
    kept -= slab.segment.byteSize();
    slab.arena.close();
  }

  synchronized void giveBack(Arena arena, MemorySegment slab) {
    leased -= slab.byteSize();
    open--;
    if (closed || slab.byteSize() == 0) {
      arena.close();
    } else {
      idle.computeIfAbsent(slab.byteSize(), _ -> new ArrayDeque<>()).push(new Slab(arena, slab));
      kept += slab.byteSize();
    }
    notifyAll();
  }

  /// Bytes leased now.
  public synchronized long leasedBytes() {
    return leased;
  }

  /// The most bytes that were ever leased at once.
  public synchronized long peakLeasedBytes() {
    return peak;
  }

  /// Leases not yet returned.
  public synchronized int openLeases() {
    return open;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!idle.isEmpty()) {
      drop(idle.lastEntry());
    }
    if (open > 0) {
      throw new IllegalStateException(open + " leases of " + leased + " bytes were not returned");
    }
  }
}
