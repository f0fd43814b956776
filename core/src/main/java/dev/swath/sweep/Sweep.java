package dev.swath.sweep;

import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// One pass over rasters into sinks.
///
/// Planning reads no pixel and takes time and memory that do not grow with the raster. Running
/// computes each unit once and writes each write unit once. A sweep runs once.
public final class Sweep {
  private static final long PROGRESS_MILLIS = 200;

  private final Graph graph;
  private final List<Output> outputs;
  private final SweepOptions options;
  private final Costs costs;
  private final Planner.Choice choice;
  private final AtomicReference<Optional<SweepRun>> running =
      new AtomicReference<>(Optional.empty());
  private volatile boolean cancelled;

  /// Plans a sweep with one output.
  ///
  /// @throws dev.swath.BudgetException if no schedule fits into the budget; the message names the
  ///     smallest budget that works
  public Sweep(Raster raster, RasterSink sink, SweepOptions options) {
    this(List.of(new Output(raster, sink)), options);
  }

  /// Plans a sweep with several outputs over the same ground, such as the arrays of one group or a
  /// raster and its overviews. What they have in common is computed once.
  ///
  /// @throws dev.swath.BudgetException if no schedule fits into the budget; the message names the
  ///     smallest budget that works
  public Sweep(List<Output> outputs, SweepOptions options) {
    this.graph = new Graph(outputs.stream().map(Output::raster).toList());
    this.outputs = List.copyOf(outputs);
    this.options = options;
    Planner planner = new Planner(graph, this.outputs, options);
    this.costs = planner.costs();
    this.choice = planner.choose();
  }

  public SweepPlan plan() {
    return choice.plan();
  }

  /// Runs the plan and commits the sinks in their order. On failure or cancellation they are left
  /// uncommitted (their owner closes them) and every lease has been returned.
  public SweepCounters run(SweepListener listener) {
    FlightEvents.offer();
    SweepEvent event = new SweepEvent();
    event.begin();
    try (SweepRun run = new SweepRun(graph, outputs, choice, costs, options)) {
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
