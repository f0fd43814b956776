package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.memory.MemoryBudget;
import dev.swath.raster.RasterSink;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.UnitRaster;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Bytes that the pieces of a sweep take from the budget.
final class Costs {
  /// Stored sizes of more units than these are sampled.
  private static final long SAMPLES = 1 << 16;

  private final Graph graph;
  private final List<RasterSink> sinks;
  private final Map<StoredUnits, Long> largestStored = new IdentityHashMap<>();
  private final Map<StoredUnits, Long> allStored = new IdentityHashMap<>();

  Costs(Graph graph, List<RasterSink> sinks) {
    this.graph = graph;
    this.sinks = List.copyOf(sinks);
    for (UnitRaster raster : graph.unitRasters()) {
      if (raster instanceof StoredUnits stored) {
        sample(stored);
      }
    }
  }

  private void sample(StoredUnits stored) {
    Window units = stored.units().all();
    long count = units.count();
    long samples = Math.min(count, SAMPLES);
    long largest = 0;
    double sum = 0;
    for (long n = 0; n < samples; n++) {
      long place = samples == count ? n : (long) ((double) n / samples * count);
      long bytes = stored.storedBytes(CellIndex.in(units, place));
      largest = Math.max(largest, bytes);
      sum += bytes;
    }
    largestStored.put(stored, largest);
    allStored.put(stored, samples == 0 ? 0 : (long) (sum / samples * count));
  }

  /// Bytes that all units of a raster take in storage, estimated from a sample where they are many.
  long storedBytes(UnitRaster raster) {
    return raster instanceof StoredUnits stored ? allStored.get(stored) : 0;
  }

  /// Whether the write unit at a place of the schedule is there already.
  boolean isWritten(Schedule.Cursor cursor) {
    return sinks.get(cursor.output()).isWritten(cursor.cell());
  }

  /// Memory for a write unit: its pixels, and what computing or encoding them takes.
  long task(int output, CellIndex cell, Window window) {
    return pixels(output, window)
        + Math.max(
            Graph.workBytes(graph.root(output), window), sinks.get(output).encodeBytes(cell));
  }

  /// Memory for the pixels of a write unit.
  long pixels(int output, Window window) {
    return Workspace.aligned(Block.byteSize(graph.root(output).schema().dtype(), window));
  }

  /// Memory that computing a unit takes beside the unit, as planned.
  long plannedTemporary(UnitRaster raster, CellIndex unit) {
    long stored = raster instanceof StoredUnits s ? largestStored.get(s) : 0;
    return temporary(raster, unit, stored);
  }

  /// Memory to be leased for computing a unit, beside the unit: as planned, so that all leases have
  /// one size and can follow each other in the same memory, unless the unit needs more.
  long temporary(UnitRaster raster, CellIndex unit) {
    long stored = raster instanceof StoredUnits s ? s.storedBytes(unit) : 0;
    return Math.max(temporary(raster, unit, stored), plannedTemporary(raster, unit));
  }

  private static long temporary(UnitRaster raster, CellIndex unit, long stored) {
    return Workspace.aligned(stored)
        + Graph.workBytes(raster, unit)
        + Workspace.aligned(raster.scratchBytes(unit));
  }

  /// What a step takes from the budget until its write unit is written, as planned: everything but
  /// the units that stay held.
  ///
  /// @param skipped whether the write unit is there already
  /// @param workers units computed at once at most
  long transientBytes(Step step, boolean skipped, int workers) {
    long task = skipped ? 0 : task(step.output(), step.cell(), step.window());
    long bytes = MemoryBudget.rounded(task);
    long largestSpilled = 0;
    long largestTemporary = 0;
    int computed = 0;
    for (Step.Action action : step.actions()) {
      switch (action) {
        case Step.Compute compute -> {
          Holding holding = compute.holding();
          long temporary = MemoryBudget.rounded(plannedTemporary(holding.raster(), holding.unit()));
          largestTemporary = Math.max(largestTemporary, temporary);
          computed++;
        }
        case Step.Copy _ -> {}
        case Step.Release release ->
            largestSpilled = Math.max(largestSpilled, release.holding().leaseBytes());
      }
    }
    for (Step.Release release : step.releases()) {
      bytes += release.holding().leaseBytes();
    }
    return bytes + largestSpilled + largestTemporary * Math.min(computed, workers);
  }
}
