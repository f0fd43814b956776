package dev.swath.sweep;

import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// One pass over a raster into a sink.
///
/// Planning reads no pixel and takes time and memory that do not grow with the raster. Running
/// computes each unit once and writes each write unit once. A sweep runs once.
public final class Sweep {
  private static final long PROGRESS_MILLIS = 200;

  private final Graph graph;
  private final RasterSink sink;
  private final SweepOptions options;
  private final Costs costs;
  private final Planner.Choice choice;
  private final AtomicReference<Optional<SweepRun>> running =
      new AtomicReference<>(Optional.empty());
  private volatile boolean cancelled;

  /// Plans a sweep.
  ///
  /// @throws dev.swath.BudgetException if no schedule fits into the budget; the message names the
  ///     smallest budget that works
  public Sweep(Raster raster, RasterSink sink, SweepOptions options) {
    this.graph = new Graph(raster);
    this.sink = sink;
    this.options = options;
    Planner planner = new Planner(graph, sink, options);
    this.costs = planner.costs();
    this.choice = planner.choose();
  }

  public SweepPlan plan() {
    return choice.plan();
  }

  /// Runs the plan and commits the sink. On failure or cancellation the sink is left uncommitted
  /// (its owner closes it) and every lease has been returned.
  public SweepCounters run(SweepListener listener) {
    FlightEvents.offer();
    SweepEvent event = new SweepEvent();
    event.begin();
    try (SweepRun run = new SweepRun(graph, choice, costs, sink, options)) {
      if (!running.compareAndSet(Optional.empty(), Optional.of(run))) {
        throw new IllegalStateException("a sweep runs once");
      }
      if (cancelled) {
        run.cancel();
      }
      SweepCounters counters = runWatched(run, listener);
      listener.progress(run.progress());
      event.done(counters);
      return counters;
    }
  }

  private static SweepCounters runWatched(SweepRun run, SweepListener listener) {
    try (ScheduledExecutorService _ = clock(run, listener)) {
      return run.run();
    }
  }

  private static ScheduledExecutorService clock(SweepRun run, SweepListener listener) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("swath-progress").factory());
    if (listener != SweepListener.NONE) {
      clock.scheduleAtFixedRate(
          () -> listener.progress(run.progress()),
          PROGRESS_MILLIS,
          PROGRESS_MILLIS,
          TimeUnit.MILLISECONDS);
    }
    return clock;
  }

  /// Asks a running sweep to stop; `run` then throws a [dev.swath.CancelledException]. Any thread.
  public void cancel() {
    cancelled = true;
    running.get().ifPresent(SweepRun::cancel);
  }
}
