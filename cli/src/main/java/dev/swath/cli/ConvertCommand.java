package dev.swath.cli;

import dev.swath.jobs.ConvertJob;
import dev.swath.jobs.ConvertRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `convert`: any raster rewritten.
@Command(
    name = "convert",
    sortOptions = false,
    description = "Rewrites a raster: part of it, other values, other layout or compression.",
    footer = {
      "",
      "  swath convert in.tif out.tif --co COMPRESS=ZSTD --memory 64MiB",
      "  swath convert in.tif out.tif -b 4,3,2 --bbox 500000,4600000,510000,4610000"
    })
final class ConvertCommand implements Callable<Integer> {
  private final Session session;
  @Mixin private InputOutput files;
  @Mixin private SelectionFlags selection;
  @Mixin private ValueFlags values;
  @Mixin private TargetFlags target;
  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  ConvertCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (target.asksForOptions()) {
      session.console().out().print(target.optionsText());
      return ExitCode.OK;
    }
    Path input = files.input();
    Path output = files.output();
    ConvertRequest request =
        new ConvertRequest(
            input,
            target.target(output),
            selection.selection(),
            values.rules(),
            resources.resources(session.console().variables()));
    return session.run(
        () -> ConvertJob.open(request),
        Optional.of(output),
        report,
        plan.explain(report.json()),
        result -> session.summarise(result, report));
  }
}
