package dev.swath.sweep;

import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;

/// One pass over a raster into a sink.
///
/// Planning reads no pixel and takes time and memory that do not grow with the raster. Running
/// computes each unit once and writes each write unit once. A sweep runs once.
public final class Sweep {
  /// Plans a sweep.
  ///
  /// @throws dev.swath.BudgetException if no schedule fits into the budget; the message names the
  ///     smallest budget that works
  public Sweep(Raster raster, RasterSink sink, SweepOptions options) {
    throw new UnsupportedOperationException();
  }

  public SweepPlan plan() {
    throw new UnsupportedOperationException();
  }

  /// Runs the plan and commits the sink. On failure or cancellation the sink is left uncommitted
  /// (its owner closes it) and every lease has been returned.
  public SweepCounters run(SweepListener listener) {
    throw new UnsupportedOperationException();
  }

  /// Asks a running sweep to stop; `run` then throws a [dev.swath.CancelledException]. Any thread.
  public void cancel() {
    throw new UnsupportedOperationException();
  }
}
