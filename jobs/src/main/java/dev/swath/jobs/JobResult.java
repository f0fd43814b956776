package dev.swath.jobs;

import dev.swath.sweep.SweepCounters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a job did.
///
/// @param output the file it wrote
/// @param outputBytes size of that file
/// @param skipped what failed and was passed over, because that was asked for
public record JobResult(
    JobPlan plan,
    SweepCounters counters,
    Optional<Path> output,
    long outputBytes,
    List<Skipped> skipped) {
  public JobResult {
    skipped = List.copyOf(skipped);
  }

  JobResult(JobPlan plan, SweepCounters counters, Optional<Path> output, long outputBytes) {
    this(plan, counters, output, outputBytes, List.of());
  }

  JobResult withSkipped(List<Skipped> pieces) {
    return new JobResult(plan, counters, output, outputBytes, pieces);
  }
}
