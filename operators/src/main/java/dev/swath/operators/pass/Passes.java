package dev.swath.operators.pass;

import dev.swath.raster.Raster;
import dev.swath.raster.UnitRaster;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All passes that must run before a raster can be computed, in the order in which each needs
/// those before it.
///
/// If the pixels that a pass looks at fit into half of the memory that is left, it keeps them, and
/// what comes after reads them from there: each unit is computed once in all.
public final class Passes implements AutoCloseable {
  private final SweepOptions options;
  private final List<Pass> passes = new ArrayList<>();
  private final long keptBytes;
  private final List<SweepCounters> done = new ArrayList<>();
  private Optional<Sweep> running = Optional.empty();
  private boolean cancelled;

  private Passes(List<FirstLook<?>> looks, SweepOptions options, boolean keep) {
    this.options = options;
    this.keptBytes = keep ? keep(looks, options.memoryBytes()) : keep(looks, 0);
    SweepOptions rest = rest();
    looks.forEach(look -> passes.add(new Pass(look, rest)));
  }

  /// Plans the passes of a raster; there may be none.
  ///
  /// @param keep whether pixels may be kept
  /// @throws dev.swath.BudgetException if a pass does not fit into memory
  public static Passes of(Raster raster, SweepOptions options, boolean keep) {
    List<FirstLook<?>> looks = new ArrayList<>();
    collect(raster, Collections.newSetFromMap(new IdentityHashMap<>()), looks);
    return new Passes(looks, options, keep);
  }

  /// Plans one look and the passes before it.
  ///
  /// @throws dev.swath.BudgetException if a pass does not fit into memory
  public static Passes of(FirstLook<?> look, SweepOptions options, boolean keep) {
    List<FirstLook<?>> looks = new ArrayList<>();
    collect(look.raster(), Collections.newSetFromMap(new IdentityHashMap<>()), looks);
    looks.add(look);
    return new Passes(looks, options, keep && look.sweeps() > 1);
  }

  private static void collect(Raster raster, Set<Object> seen, List<FirstLook<?>> looks) {
    if (!seen.add(raster)) {
      return;
    }
    if (raster instanceof Prepared prepared) {
      FirstLook<?> look = prepared.look();
      collect(look.raster(), seen, looks);
      if (seen.add(look)) {
        looks.add(look);
      }
      return;
    }
    raster.inputs().forEach(input -> collect(input, seen, looks));
  }

  /// Decides which pixels are kept; returns the bytes that they take.
  private static long keep(List<FirstLook<?>> looks, long memory) {
    long taken = 0;
    for (FirstLook<?> look : looks) {
      long bytes = KeptPixels.bytes(look.raster().schema());
      boolean fits = bytes <= (memory - taken) / 2;
      boolean keeps = fits && isDear(look.raster());
      look.begin(
          keeps
              ? Optional.of(new KeptPixels(look.raster().schema(), look.cell()))
              : Optional.empty());
      taken += keeps ? bytes : 0;
    }
    return taken;
  }

  /// Whether anything is computed in units for a raster.
  private static boolean isDear(Raster raster) {
    return raster instanceof UnitRaster || raster.inputs().stream().anyMatch(Passes::isDear);
  }

  /// Whether there is nothing to do.
  public boolean isEmpty() {
    return passes.isEmpty();
  }

  public List<PassPlan> plans() {
    return passes.stream().map(Pass::plan).toList();
  }

  /// Memory for pixels that are kept until this is closed.
  public long keptBytes() {
    return keptBytes;
  }

  /// What the sweeps may use beside the pixels that are kept: those of the passes, and those after.
  public SweepOptions rest() {
    return new SweepOptions(
        options.memoryBytes() - keptBytes, options.threads(), options.scratch());
  }

  /// Runs all passes, once.
  public void run(SweepListener listener) {
    for (Pass pass : passes) {
      done.addAll(pass.run(listener, this::start));
    }
  }

  private synchronized void start(Sweep sweep) {
    running = Optional.of(sweep);
    if (cancelled) {
      sweep.cancel();
    }
  }

  /// Asks a running pass to stop. Any thread.
  public synchronized void cancel() {
    cancelled = true;
    running.ifPresent(Sweep::cancel);
  }

  /// The work of the passes as one: sums, and the largest peak with the kept pixels in it.
  public SweepCounters counters() {
    return done.stream().reduce(Passes::add).map(this::beside).orElseThrow();
  }

  /// The work of the passes and of the sweep after them as one; write units are those of the last.
  public SweepCounters with(SweepCounters last) {
    if (isEmpty()) {
      return last;
    }
    return beside(done.stream().map(Passes::withoutWrites).reduce(last, Passes::add));
  }

  private static SweepCounters withoutWrites(SweepCounters c) {
    return new SweepCounters(
        c.unitsTotal(),
        c.unitExecutions(),
        c.maxExecutionsPerUnit(),
        0,
        0,
        0,
        0,
        0,
        c.bytesRead(),
        0,
        c.plannedPeakBytes(),
        c.peakLeasedBytes(),
        c.budgetBytes(),
        c.openLeases(),
        c.scratchBytesWritten(),
        c.wallSeconds());
  }

  private SweepCounters beside(SweepCounters c) {
    return new SweepCounters(
        c.unitsTotal(),
        c.unitExecutions(),
        c.maxExecutionsPerUnit(),
        c.writeUnitsTotal(),
        c.writeUnitsKept(),
        c.writeUnitWrites(),
        c.maxWritesPerWriteUnit(),
        c.readBacks(),
        c.bytesRead(),
        c.bytesWritten(),
        c.plannedPeakBytes() + keptBytes,
        c.peakLeasedBytes() + keptBytes,
        options.memoryBytes(),
        c.openLeases(),
        c.scratchBytesWritten(),
        c.wallSeconds());
  }

  private static SweepCounters add(SweepCounters a, SweepCounters b) {
    return new SweepCounters(
        a.unitsTotal() + b.unitsTotal(),
        a.unitExecutions() + b.unitExecutions(),
        Math.max(a.maxExecutionsPerUnit(), b.maxExecutionsPerUnit()),
        a.writeUnitsTotal() + b.writeUnitsTotal(),
        a.writeUnitsKept() + b.writeUnitsKept(),
        a.writeUnitWrites() + b.writeUnitWrites(),
        Math.max(a.maxWritesPerWriteUnit(), b.maxWritesPerWriteUnit()),
        a.readBacks() + b.readBacks(),
        a.bytesRead() + b.bytesRead(),
        a.bytesWritten() + b.bytesWritten(),
        Math.max(a.plannedPeakBytes(), b.plannedPeakBytes()),
        Math.max(a.peakLeasedBytes(), b.peakLeasedBytes()),
        Math.max(a.budgetBytes(), b.budgetBytes()),
        a.openLeases() + b.openLeases(),
        a.scratchBytesWritten() + b.scratchBytesWritten(),
        a.wallSeconds() + b.wallSeconds());
  }

  /// Gives the kept pixels back.
  @Override
  public void close() {
    passes.forEach(Pass::close);
  }
}
