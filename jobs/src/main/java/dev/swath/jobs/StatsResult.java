package dev.swath.jobs;

import dev.swath.sweep.SweepCounters;
import java.util.List;

/// What was found of each band, and the work that took.
public record StatsResult(JobPlan plan, List<BandSummary> bands, SweepCounters counters) {
  public StatsResult {
    bands = List.copyOf(bands);
  }
}
