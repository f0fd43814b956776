package dev.swath.jobs;

import dev.swath.sweep.SweepCounters;
import java.nio.file.Path;
import java.util.Optional;

/// What a job did.
///
/// @param output the file it wrote
/// @param outputBytes size of that file
public record JobResult(
    JobPlan plan, SweepCounters counters, Optional<Path> output, long outputBytes) {}
