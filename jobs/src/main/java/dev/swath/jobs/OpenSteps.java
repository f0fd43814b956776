package dev.swath.jobs;

import dev.swath.jobs.step.OpenStep;
import dev.swath.jobs.step.Step;
import java.util.ArrayList;
import java.util.List;

/// The steps of a job with what they need open.
final class OpenSteps implements AutoCloseable {
  private final List<Step> open = new ArrayList<>();

  void open(List<Step> steps, Resources resources) {
    for (Step step : steps) {
      open.add(step.opened(resources.memoryBytes(), resources.threads()));
    }
  }

  List<Step> all() {
    return List.copyOf(open);
  }

  /// Native memory that the steps take beside the sweep, once they were applied.
  long outsideBytes() {
    return open.stream()
        .filter(OpenStep.class::isInstance)
        .mapToLong(step -> ((OpenStep) step).outsideBytes())
        .sum();
  }

  /// What the steps have to tell of their work.
  List<String> remarks(double seconds) {
    return open.stream()
        .filter(OpenStep.class::isInstance)
        .flatMap(step -> ((OpenStep) step).remarks(seconds).stream())
        .toList();
  }

  /// What failed and was passed over.
  List<Skipped> skipped() {
    return open.stream()
        .filter(OpenStep.class::isInstance)
        .flatMap(step -> ((OpenStep) step).faults().stream())
        .map(f -> new Skipped(f.kind(), f.place(), f.window(), f.tries(), f.message()))
        .toList();
  }

  @Override
  public void close() {
    for (Step step : open.reversed()) {
      if (step instanceof OpenStep held) {
        held.close();
      }
    }
    open.clear();
  }
}
