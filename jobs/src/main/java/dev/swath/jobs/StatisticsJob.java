package dev.swath.jobs;

import dev.swath.sweep.SweepListener;
import java.util.List;

/// Sums up the valid pixels of every band. The source stays its owner's to close.
public final class StatisticsJob implements Job<List<BandStatistics>> {
  private StatisticsJob() {}

  static StatisticsJob of(Source source, Resources resources) {
    throw new UnsupportedOperationException("" + source + resources);
  }

  @Override
  public JobPlan plan() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<BandStatistics> run(SweepListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cancel() {}

  @Override
  public void close() {}
}
