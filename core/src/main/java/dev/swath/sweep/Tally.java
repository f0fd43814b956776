package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.memory.MemoryBudget;
import dev.swath.raster.UnitRaster;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts the work of a sweep while it runs. Any threads.
final class Tally {
  private final long started = System.nanoTime();
  private final SweepPlan plan;
  private final List<Output> outputs;
  private final List<ExecutionCount> units;
  private final List<ExecutionCount> writes;
  private final LongAdder kept = new LongAdder();
  private final LongAdder bytesRead = new LongAdder();
  private final LongAdder bytesWritten = new LongAdder();
  private final LongAdder scratchWritten = new LongAdder();
  private final Map<SweepProgress.Stage, LongAdder> busy = new EnumMap<>(SweepProgress.Stage.class);

  Tally(SweepPlan plan, List<Output> outputs) {
    this.plan = plan;
    this.outputs = outputs;
    this.writes = outputs.stream().map(_ -> new ExecutionCount()).toList();
    this.units = plan.units().stream().map(_ -> new ExecutionCount()).toList();
    for (SweepProgress.Stage stage : SweepProgress.Stage.values()) {
      busy.put(stage, new LongAdder());
    }
  }

  /// Does some work of a stage and counts its time.
  void timed(SweepProgress.Stage stage, Runnable work) {
    long start = System.nanoTime();
    try {
      work.run();
    } finally {
      busy.get(stage).add(System.nanoTime() - start);
    }
  }

  void unitComputed(int raster, UnitRaster made, CellIndex unit) {
    units.get(raster).count(unit.linear(made.units().all()));
  }

  void fetched(long bytes) {
    bytesRead.add(bytes);
  }

  void toScratch(long bytes) {
    scratchWritten.add(bytes);
  }

  /// Counts a write unit that was there already.
  void kept(int output) {
    if (!outputs.get(output).prompts()) {
      kept.increment();
    }
  }

  void written(int output, CellIndex cell, long bytes) {
    if (!outputs.get(output).prompts()) {
      Window cells = outputs.get(output).sink().writeUnits().grid().all();
      writes.get(output).count(cell.linear(cells));
      bytesWritten.add(bytes);
    }
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  private long unitsTotal() {
    return plan.units().stream().mapToLong(SweepPlan.Units::total).sum();
  }

  private long unitExecutions() {
    return units.stream().mapToLong(ExecutionCount::total).sum();
  }

  private long writeUnitWrites() {
    return writes.stream().mapToLong(ExecutionCount::total).sum();
  }

  SweepProgress progress(MemoryBudget budget) {
    double seconds = seconds();
    Map<SweepProgress.Stage, Double> shares = new EnumMap<>(SweepProgress.Stage.class);
    busy.forEach((stage, nanos) -> shares.put(stage, nanos.sum() / 1e9 / seconds));
    return new SweepProgress(
        seconds,
        unitExecutions(),
        unitsTotal(),
        writeUnitWrites() + kept.sum(),
        plan.writeUnits(),
        bytesRead.sum(),
        bytesWritten.sum(),
        budget.leasedBytes(),
        shares);
  }

  SweepCounters counters(MemoryBudget budget, long readBacks) {
    return new SweepCounters(
        unitsTotal(),
        unitExecutions(),
        units.stream().mapToInt(ExecutionCount::most).max().orElse(0),
        plan.writeUnits(),
        kept.sum(),
        writeUnitWrites(),
        writes.stream().mapToInt(ExecutionCount::most).max().orElse(0),
        readBacks,
        bytesRead.sum(),
        bytesWritten.sum(),
        plan.plannedPeakBytes(),
        budget.peakLeasedBytes(),
        plan.budgetBytes(),
        budget.openLeases(),
        scratchWritten.sum(),
        seconds());
  }
}
