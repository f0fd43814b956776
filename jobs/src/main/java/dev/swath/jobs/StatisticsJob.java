package dev.swath.jobs;

import dev.swath.operators.pass.ReadingCells;
import dev.swath.operators.reduce.BandStatistics;
import dev.swath.operators.reduce.StatisticsSink;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepListener;
import java.util.List;
import java.util.Optional;

/// Sums up the valid pixels of every band. The source stays its owner's to close.
public final class StatisticsJob implements Job<List<StatisticsJob.Band>> {
  /// The valid values of a band. Without a valid value all but the counts are NaN.
  ///
  /// @param count valid values
  /// @param excluded values that are no data or NaN
  /// @param deviation of the whole band, not of a sample
  public record Band(
      long count, long excluded, double minimum, double maximum, double mean, double deviation) {}

  private final JobPlan plan;
  private final Sweep sweep;
  private final StatisticsSink sink;

  private StatisticsJob(JobPlan plan, Sweep sweep, StatisticsSink sink) {
    this.plan = plan;
    this.sweep = sweep;
    this.sink = sink;
  }

  static StatisticsJob of(Source source, Resources resources) {
    StatisticsSink sink =
        new StatisticsSink(source.raster().schema(), ReadingCells.of(source.raster()).cell());
    Sweep sweep = new Sweep(source.raster(), sink, resources.sweepOptions());
    JobPlan plan =
        new JobPlan(
            "info",
            List.of(source.side()),
            List.of(),
            Optional.empty(),
            Optional.of(sweep.plan()),
            Optional.empty(),
            resources.threads(),
            List.of());
    return new StatisticsJob(plan, sweep, sink);
  }

  @Override
  public JobPlan plan() {
    return plan;
  }

  @Override
  public List<Band> run(SweepListener listener) {
    sweep.run(listener);
    return bands(sink.result());
  }

  static List<Band> bands(List<BandStatistics> statistics) {
    return statistics.stream()
        .map(
            band ->
                new Band(
                    band.count(), band.excluded(), band.min(), band.max(), band.mean(), band.std()))
        .toList();
  }

  @Override
  public void cancel() {
    sweep.cancel();
  }

  @Override
  public void close() {
    sink.close();
  }
}
