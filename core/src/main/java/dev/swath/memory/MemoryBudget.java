package dev.swath.memory;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A fixed amount of native memory, leased out piece by piece.
///
/// Leases and the buffers kept for reuse together never exceed the budget. Leased memory is not
/// cleared. Safe for any threads. Closing frees all memory; every lease must be returned before.
public final class MemoryBudget implements AutoCloseable {
  private static final long SMALLEST = 512;

  private long limit;
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

  public synchronized long limit() {
    return limit;
  }

  /// Grants more memory, at once.
  public synchronized void growTo(long bytes) {
    limit = Math.max(limit, bytes);
    notifyAll();
  }

  /// The bytes that a lease of so many bytes takes from the budget: sizes are rounded up by an
  /// eighth at most, so that buffers of nearly the same size can take each other's place.
  public static long rounded(long bytes) {
    if (bytes <= SMALLEST) {
      return bytes == 0 ? 0 : SMALLEST;
    }
    long step = Long.highestOneBit(bytes) >> 3;
    long steps = Math.ceilDiv(bytes, step);
    return steps > Long.MAX_VALUE / step ? Long.MAX_VALUE : steps * step;
  }

  /// Leases bytes, waiting until they are free.
  public Lease lease(long bytes) {
    check(bytes);
    synchronized (this) {
      while (!fits(bytes)) {
        await(0);
      }
      return grant(bytes);
    }
  }

  /// Leases bytes if they are free now.
  public Optional<Lease> tryLease(long bytes) {
    synchronized (this) {
      return fits(bytes) ? Optional.of(grant(bytes)) : Optional.empty();
    }
  }

  /// Leases bytes if they become free within a time.
  public Optional<Lease> tryLease(long bytes, Duration patience) {
    synchronized (this) {
      if (!fits(bytes) && patience.isPositive()) {
        await(patience.toMillis());
      }
      return fits(bytes) ? Optional.of(grant(bytes)) : Optional.empty();
    }
  }

  private void check(long bytes) {
    if (bytes >= 0 && rounded(bytes) > limit()) {
      throw new BudgetException(
          "one buffer of "
              + bytes
              + " bytes does not fit into a memory budget of "
              + limit()
              + " bytes",
          "grant more memory with --memory");
    }
  }

  private void await(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("interrupted while waiting for memory", "", e);
    }
  }

  private boolean fits(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("cannot lease " + bytes + " bytes");
    }
    if (closed) {
      throw new IllegalStateException("the memory budget is closed");
    }
    return rounded(bytes) <= limit - leased;
  }

  private Lease grant(long bytes) {
    long size = rounded(bytes);
    Slab slab = reuse(size).orElseGet(() -> allocate(size));
    leased += size;
    peak = Math.max(peak, leased);
    open++;
    return new Lease(this, slab.arena, slab.segment, bytes);
  }

  private Optional<Slab> reuse(long size) {
    return Optional.ofNullable(idle.get(size)).map(_ -> take(size));
  }

  private Slab take(long size) {
    ArrayDeque<Slab> slabs = idle.get(size);
    Slab slab = slabs.pop();
    if (slabs.isEmpty()) {
      idle.remove(size);
    }
    kept -= size;
    return slab;
  }

  private Slab allocate(long size) {
    makeRoom(leased + kept + size - limit);
    Arena arena = Arena.ofShared();
    return new Slab(arena, arena.allocate(size, 64));
  }

  /// Frees buffers kept for reuse: the one that is just large enough, because a large one that is
  /// freed for a small one is soon wanted again, and new memory is dear.
  private void makeRoom(long shortage) {
    long missing = shortage;
    while (missing > 0 && !idle.isEmpty()) {
      Long size = idle.ceilingKey(missing);
      Slab freed = take(size == null ? idle.lastKey() : size);
      freed.arena.close();
      missing -= freed.segment.byteSize();
    }
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
    notifyAll();
    while (!idle.isEmpty()) {
      take(idle.lastKey()).arena.close();
    }
    if (open > 0) {
      throw new IllegalStateException(open + " leases of " + leased + " bytes were not returned");
    }
  }
}
