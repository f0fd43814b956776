package dev.swath.jobs;

import dev.swath.sweep.SweepListener;

/// Work that is one sweep: planned when it is opened, run at most once, closed by whoever
/// opened it.
///
/// Closing a job that did not complete leaves the world as it was.
///
/// @param <R> what it reports
public interface Job<R> extends AutoCloseable {
  JobPlan plan();

  R run(SweepListener listener);

  /// Asks a running job to stop; `run` then throws a [dev.swath.CancelledException]. Any thread.
  void cancel();

  @Override
  void close();
}
