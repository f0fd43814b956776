package dev.swath.sweep;

import dev.swath.BudgetException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.memory.Lease;
import dev.swath.memory.MemoryBudget;
import dev.swath.raster.Raster;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.Unit;
import dev.swath.raster.UnitRaster;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Reads single windows of a raster, without a sweep: for looking, sampling and random access.
///
/// Units are computed as often as windows touch them. Safe for any threads.
public final class RasterReader implements AutoCloseable {
  private final Raster raster;
  private final MemoryBudget budget;
  private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);

  /// @param memoryBytes the most native memory all reads under way may take together
  public RasterReader(Raster raster, long memoryBytes) {
    this.raster = raster;
    this.budget = new MemoryBudget(memoryBytes);
  }

  /// Reads a window into a block of the raster's type and exactly that window.
  ///
  /// @throws BudgetException if the units that the window touches do not fit into memory
  public void read(Window window, Block into) {
    if (!raster.schema().extent().contains(window) || !into.window().equals(window)) {
      throw new IllegalArgumentException(
          "cannot read " + window + " of " + raster.schema().extent() + " into " + into.window());
    }
    if (!readBesideOthers(window, into)) {
      turns.writeLock().lock();
      try {
        evaluate(window, into);
      } finally {
        turns.writeLock().unlock();
      }
    }
  }

  /// Reads while others may read, or not at all if they leave too little memory: a read that waited
  /// for memory with some of its own in hand could wait for another that waits for it.
  private boolean readBesideOthers(Window window, Block into) {
    turns.readLock().lock();
    try {
      evaluate(window, into);
      return true;
    } catch (BudgetException _) {
      return false;
    } finally {
      turns.readLock().unlock();
    }
  }

  private void evaluate(Window window, Block into) {
    try (Borrowed borrowed = new Borrowed()) {
      Workspace workspace = new Workspace(borrowed.memory(Graph.workBytes(raster, window)));
      int[] order = Block.axes(raster.schema().rank());
      new Evaluation(borrowed, workspace, order).evaluate(raster, window, into);
    }
  }

  @Override
  public void close() {
    budget.close();
  }

  /// What one read has leased.
  private final class Borrowed implements Evaluation.Units, AutoCloseable {
    private final List<Lease> leases = new ArrayList<>();

    MemorySegment memory(long bytes) {
      Lease lease = lease(bytes);
      leases.add(lease);
      return lease.segment();
    }

    private Lease lease(long bytes) {
      return budget
          .tryLease(bytes)
          .orElseThrow(
              () ->
                  new BudgetException(
                      "reading this window takes more than the budget of "
                          + budget.limit()
                          + " bytes",
                      "read a smaller window or grant more memory"));
    }

    @Override
    public List<Unit> touching(UnitRaster made, Window window) {
      Window touched = made.units().touching(window);
      List<Unit> units = new ArrayList<>();
      for (long n = 0; n < touched.count(); n++) {
        units.add(compute(made, CellIndex.in(touched, n)));
      }
      return units;
    }

    private Unit compute(UnitRaster made, CellIndex index) {
      Window window = made.units().window(index);
      MemorySegment memory = memory(Block.byteSize(made.schema().dtype(), window));
      Block block = Block.of(made.schema().dtype(), window, memory, made.axisOrder());
      try (Borrowed inputs = new Borrowed()) {
        Workspace workspace = new Workspace(inputs.memory(workBytes(made, index)));
        MemorySegment scratch = workspace.take(made.scratchBytes(index));
        switch (made) {
          case StoredUnits stored -> {
            MemorySegment bytes = workspace.take(stored.storedBytes(index));
            if (bytes.byteSize() > 0) {
              stored.fetch(index, bytes);
            }
            stored.decode(index, bytes, scratch, block);
          }
          case UnitRaster other ->
              new Evaluation(inputs, workspace, other.axisOrder())
                  .computeUnit(other, index, scratch, block);
        }
      }
      return new Unit(index, window, block);
    }

    private static long workBytes(UnitRaster made, CellIndex index) {
      long stored = made instanceof StoredUnits s ? s.storedBytes(index) : 0;
      return Workspace.aligned(made.scratchBytes(index))
          + Workspace.aligned(stored)
          + Graph.workBytes(made, index);
    }

    @Override
    public void close() {
      leases.forEach(Lease::close);
    }
  }
}
