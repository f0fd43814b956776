package dev.swath.cli;

import dev.swath.jobs.BandSummary;
import dev.swath.jobs.StatsJob;
import dev.swath.jobs.StatsRequest;
import dev.swath.jobs.StatsResult;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stats`: what the values of each band come to.
@Command(
    name = "stats",
    sortOptions = false,
    description = {
      "Sums up the valid values of each band: count, minimum, maximum, mean, deviation, sum.",
      "Percentiles are exact. What takes a second look at the pixels keeps them if they fit."
    },
    footer = {
      "",
      "  swath stats dem.tif --percentiles 2,50,98",
      "  swath stats scene.tif --band 3 --histogram --bins 64 --range 0,4000 --json"
    })
final class StatsCommand implements Callable<Integer> {
  private static final int BINS = 256;

  private final Session session;

  @Parameters(index = "0", paramLabel = "FILE", description = "the raster")
  private Path file;

  @Option(
      names = "--percentiles",
      paramLabel = "P,…",
      split = ",",
      description = "values below which so many per cent lie, between two by their distance")
  private List<Double> percentiles = new ArrayList<>();

  @Option(names = "--histogram", description = "how many values lie in each of some bins")
  private boolean histogram;

  @Option(names = "--bins", paramLabel = "N", description = "of the histogram; default: 256")
  private Integer bins;

  @Option(
      names = "--range",
      paramLabel = "LOW,HIGH",
      split = ",",
      description = "of the histogram; default: from the smallest value to the largest")
  private List<Double> range;

  @Mixin private BandFlags bands;
  @Mixin private BoxFlags box;
  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  StatsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Step> steps = new ArrayList<>();
    bands.step().ifPresent(steps::add);
    box.step().ifPresent(steps::add);
    StatsRequest request =
        new StatsRequest(
            file, steps, percentiles, bins(), resources.resources(session.console().variables()));
    return session.run(
        () -> StatsJob.open(request),
        Optional.empty(),
        report,
        plan.explain(report.json()),
        this::report);
  }

  private Optional<StatsRequest.Bins> bins() {
    if (!histogram && (bins != null || range != null)) {
      throw new RequestException(
          "--bins and --range speak of a histogram that was not asked for", "add --histogram");
    }
    return histogram
        ? Optional.of(new StatsRequest.Bins(bins == null ? BINS : bins, Optional.ofNullable(range)))
        : Optional.empty();
  }

  private int report(StatsResult result) {
    session.console().out().print(report.json() ? Json.document(json(result)) : text(result));
    return ExitCode.OK;
  }

  private static String text(StatsResult result) {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (BandSummary band : result.bands()) {
      text.append(line("band", number++ + (band.name().isEmpty() ? "" : " " + band.name())));
      text.append(line("  count", String.format(Locale.ROOT, "%,d", band.count())));
      text.append(line("  no data", String.format(Locale.ROOT, "%,d", band.excluded())));
      text.append(line("  minimum", Numbers.text(band.minimum())));
      text.append(line("  maximum", Numbers.text(band.maximum())));
      text.append(line("  mean", Numbers.text(band.mean())));
      text.append(line("  deviation", Numbers.text(band.deviation())));
      text.append(line("  sum", Numbers.text(band.sum())));
      for (BandSummary.Percentile percentile : band.percentiles()) {
        text.append(
            line(
                "  " + Numbers.text(percentile.percent()) + " %",
                Numbers.text(percentile.value())));
      }
      band.histogram().ifPresent(bins -> text.append(histogram(bins)));
    }
    return text.toString();
  }

  private static String histogram(BandSummary.Bins bins) {
    StringBuilder text = new StringBuilder(line("  histogram", bins.counts().size() + " bins"));
    for (int i = 0; i < bins.counts().size(); i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "    %-22s %-22s %,d%n",
              Numbers.text(bins.edges().get(i)),
              Numbers.text(bins.edges().get(i + 1)),
              bins.counts().get(i)));
    }
    return text.toString();
  }

  private static String line(String label, String value) {
    return String.format(Locale.ROOT, "%-12s %s%n", label, value);
  }

  private static Map<String, Object> json(StatsResult result) {
    Map<String, Object> json = Json.object();
    json.put("job", "stats");
    json.put("bands", result.bands().stream().map(StatsCommand::json).toList());
    json.put("counters", Summary.counters(result.counters()));
    json.put("plan", PlanJson.of(result.plan()));
    return json;
  }

  private static Map<String, Object> json(BandSummary band) {
    Map<String, Object> json = Json.object();
    json.put("name", band.name());
    json.put("count", band.count());
    json.put("excluded", band.excluded());
    json.put("minimum", Numbers.json(band.minimum()));
    json.put("maximum", Numbers.json(band.maximum()));
    json.put("mean", Numbers.json(band.mean()));
    json.put("deviation", Numbers.json(band.deviation()));
    json.put("sum", Numbers.json(band.sum()));
    Map<String, Object> percentiles = Json.object();
    band.percentiles()
        .forEach(one -> percentiles.put(Numbers.text(one.percent()), Numbers.json(one.value())));
    json.put("percentiles", percentiles);
    band.histogram()
        .ifPresent(
            bins -> {
              Map<String, Object> histogram = Json.object();
              histogram.put("edges", bins.edges().stream().map(Numbers::json).toList());
              histogram.put("counts", bins.counts());
              json.put("histogram", histogram);
            });
    return json;
  }
}
