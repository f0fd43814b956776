package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.memory.MemoryBudget;
import dev.swath.raster.RasterSink;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.UnitRaster;
import java.util.IdentityHashMap;
import java.util.Map;

/// Bytes that the pieces of a sweep take from the budget.
final class Costs {
  /// Stored sizes of more units than these are sampled.
  private static final long SAMPLES = 1 << 16;

  private final Graph graph;
  private final RasterSink sink;
  private final Map<StoredUnits, Long> largestStored = new IdentityHashMap<>();
  private final Map<StoredUnits, Long> allStored = new IdentityHashMap<>();

  Costs(Graph graph, RasterSink sink) {
    this.graph = graph;
    this.sink = sink;
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

  /// Memory for a write unit: its pixels, and what computing or encoding them takes.
  long task(CellIndex cell, Window window) {
    return pixels(window) + Math.max(Graph.workBytes(graph.root(), window), sink.encodeBytes(cell));
  }

  /// Memory for the pixels of a write unit.
  long pixels(Window window) {
    return Workspace.aligned(Block.byteSize(graph.root().schema().dtype(), window));
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
  /// @param workers units computed at once at most
  long transientBytes(Step step, int workers) {
    long bytes = MemoryBudget.rounded(task(step.cell(), step.window()));
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
