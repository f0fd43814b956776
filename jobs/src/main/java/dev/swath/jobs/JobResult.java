package dev.swath.jobs;

import dev.swath.sweep.SweepCounters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a job did.
///
/// @param output the file it wrote
/// @param outputBytes size of that file
/// @param statistics of each band of what it wrote, if they were asked for
/// @param preview the picture it wrote beside
/// @param remarks what else is to be told of the work, in sentences
/// @param skipped what failed and was passed over, because that was asked for
public record JobResult(
    JobPlan plan,
    SweepCounters counters,
    Optional<Path> output,
    long outputBytes,
    List<StatisticsJob.Band> statistics,
    Optional<Path> preview,
    List<String> remarks,
    List<Skipped> skipped) {
  public JobResult {
    remarks = List.copyOf(remarks);
    statistics = List.copyOf(statistics);
    skipped = List.copyOf(skipped);
  }

  public JobResult(JobPlan plan, SweepCounters counters, Optional<Path> output, long outputBytes) {
    this(plan, counters, output, outputBytes, List.of(), Optional.empty(), List.of(), List.of());
  }

  JobResult with(List<String> sentences, List<Skipped> pieces) {
    return new JobResult(
        plan, counters, output, outputBytes, statistics, preview, sentences, pieces);
  }
}
