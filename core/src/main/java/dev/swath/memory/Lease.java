package dev.swath.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory on loan. Whoever leases returns it, once; the segment must not be touched afterwards.
public final class Lease implements AutoCloseable {
  private final MemoryBudget budget;
  private final Arena arena;
  private final MemorySegment slab;
  private final MemorySegment segment;
  private boolean returned;

  Lease(MemoryBudget budget, Arena arena, MemorySegment slab, long bytes) {
    this.budget = budget;
    this.arena = arena;
    this.slab = slab;
    this.segment = slab.asSlice(0, bytes);
  }

  /// The memory: as many bytes as were asked for, 64-byte aligned, with undefined content.
  public MemorySegment segment() {
    return segment;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (returned) {
        return;
      }
      returned = true;
    }
    budget.giveBack(arena, slab);
  }
}
