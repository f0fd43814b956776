package dev.swath.jobs;

import dev.swath.array.Window;
import dev.swath.operators.pass.FirstLook;
import dev.swath.operators.pass.Passes;
import dev.swath.operators.reduce.BandStatistics;
import dev.swath.operators.reduce.Histogram;
import dev.swath.operators.reduce.HistogramSurvey;
import dev.swath.operators.reduce.JointSurvey;
import dev.swath.operators.reduce.QuantileSurvey;
import dev.swath.operators.reduce.Quantiles;
import dev.swath.operators.reduce.StatisticsSink;
import dev.swath.operators.reduce.Survey;
import dev.swath.operators.reduce.ValueRange;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sums up the values of each band of a raster: moments, percentiles, a histogram.
public final class StatsJob implements Job<StatsResult> {
  private final StatsRequest request;
  private final Reading reading;
  private final FirstLook<Found> look;
  private final Passes passes;
  private final JobPlan plan;

  /// What was found of all bands.
  private record Found(
      List<BandStatistics> moments,
      List<Quantiles> quantiles,
      List<Optional<Histogram>> histograms) {}

  private StatsJob(StatsRequest request, Reading reading, FirstLook<Found> look, Passes passes) {
    this.request = request;
    this.reading = reading;
    this.look = look;
    this.passes = passes;
    this.plan = reading.plan("stats", passes, request.resources(), List.of());
  }

  /// Opens the input and plans.
  public static StatsJob open(StatsRequest request) {
    Reading reading = Reading.open(request.input(), request.steps(), List.of(), false);
    try {
      RasterSchema schema = reading.raster().schema();
      FirstLook<Found> look =
          new FirstLook<>(text(request), reading.raster(), cell -> survey(request, schema, cell));
      return new StatsJob(request, reading, look, Reading.plan(look, request.resources()));
    } catch (RuntimeException | Error e) {
      reading.close();
      throw e;
    }
  }

  private static String text(StatsRequest request) {
    return "statistics"
        + (request.percentiles().isEmpty() ? "" : ", percentiles " + percentiles(request))
        + request.histogram().map(bins -> ", a histogram of " + bins.count() + " bins").orElse("")
        + " of each band";
  }

  private static String percentiles(StatsRequest request) {
    return request.percentiles().stream()
        .map(percent -> percent.toString().replaceFirst("\\.0$", ""))
        .collect(Collectors.joining(", "));
  }

  private static Survey<Found> survey(StatsRequest request, RasterSchema schema, Window cell) {
    List<Survey<?>> asked = new ArrayList<>();
    Survey<List<BandStatistics>> moments =
        Survey.of(new StatisticsSink(schema, cell), StatisticsSink::result);
    asked.add(moments);
    Optional<QuantileSurvey> quantiles =
        request.percentiles().isEmpty()
            ? Optional.empty()
            : Optional.of(new QuantileSurvey(schema, cell, shares(request)));
    quantiles.ifPresent(asked::add);
    Optional<HistogramSurvey> histograms =
        request
            .histogram()
            .map(bins -> new HistogramSurvey(schema, cell, range(bins), bins.count()));
    histograms.ifPresent(asked::add);
    return new JointSurvey(asked)
        .map(
            _ ->
                new Found(
                    moments.result(),
                    quantiles.map(QuantileSurvey::result).orElse(List.of()),
                    histograms.map(HistogramSurvey::result).orElse(List.of())));
  }

  private static Optional<ValueRange> range(StatsRequest.Bins bins) {
    return bins.range().map(ends -> new ValueRange(ends.getFirst(), ends.getLast()));
  }

  private static double[] shares(StatsRequest request) {
    return request.percentiles().stream().mapToDouble(percent -> percent / 100).toArray();
  }

  @Override
  public JobPlan plan() {
    return plan;
  }

  @Override
  public StatsResult run(SweepListener listener) {
    passes.run(listener);
    Found found = look.answer();
    List<BandInfo> infos = reading.raster().schema().bands();
    List<BandSummary> bands = new ArrayList<>();
    for (int band = 0; band < found.moments().size(); band++) {
      bands.add(summary(found, band, band < infos.size() ? infos.get(band).name() : ""));
    }
    return new StatsResult(plan, bands, passes.counters());
  }

  private BandSummary summary(Found found, int band, String name) {
    BandStatistics moments = found.moments().get(band);
    List<BandSummary.Percentile> percentiles = new ArrayList<>();
    for (int i = 0; i < request.percentiles().size(); i++) {
      double value = found.quantiles().get(band).value(i);
      percentiles.add(new BandSummary.Percentile(request.percentiles().get(i), value));
    }
    Optional<BandSummary.Bins> bins =
        found.histograms().isEmpty()
            ? Optional.empty()
            : found.histograms().get(band).map(StatsJob::bins);
    return new BandSummary(
        name,
        moments.count(),
        moments.excluded(),
        moments.min(),
        moments.max(),
        moments.mean(),
        moments.std(),
        moments.count() == 0 ? Double.NaN : moments.sum(),
        percentiles,
        bins);
  }

  private static BandSummary.Bins bins(Histogram histogram) {
    return new BandSummary.Bins(
        IntStream.rangeClosed(0, histogram.bins()).mapToObj(histogram::edge).toList(),
        IntStream.range(0, histogram.bins()).mapToObj(histogram::count).toList());
  }

  @Override
  public void cancel() {
    passes.cancel();
  }

  @Override
  public void close() {
    try (reading) {
      passes.close();
    }
  }
}
