package dev.swath.onnx;

import java.util.concurrent.atomic.LongAdder;

/// How often a model was run. Any threads.
public final class RunCounts {
  private final LongAdder runs = new LongAdder();
  private final LongAdder chips = new LongAdder();
  private final LongAdder empty = new LongAdder();

  RunCounts() {}

  void addRun() {
    runs.increment();
  }

  void add(long run, long withoutData) {
    chips.add(run);
    empty.add(withoutData);
  }

  /// Runs of the model, without the one for each size of chips that learns what it gives.
  public long runs() {
    return runs.sum();
  }

  /// Chips that the model saw.
  public long chips() {
    return chips.sum();
  }

  /// Chips without any data, which the model did not see.
  public long empty() {
    return empty.sum();
  }
}
