package dev.swath.cli;

import dev.swath.jobs.FocalJob;
import dev.swath.jobs.FocalOperator;
import dev.swath.jobs.FocalRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `focal`: what the pixels around each pixel make together.
@Command(
    name = "focal",
    sortOptions = false,
    description = {
      "Makes each pixel from those around it: statistics, erosion, dilation, weighted sums.",
      "min, max, erode and dilate keep type and no data; other results are floating, with nan."
    },
    footer = {
      "",
      "  swath focal median in.tif out.tif --size 5 --shape circle",
      "  swath focal convolve in.tif out.tif --kernel gaussian --size 7 --border reflect"
    })
final class FocalCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "OPERATOR",
      description = "mean, sum, min, max, range, variance, std, median, erode, dilate or convolve")
  private FocalOperator operator;

  @Parameters(index = "1", paramLabel = "INPUT", description = "the raster")
  private Path input;

  @Parameters(index = "2", paramLabel = "OUTPUT", description = "the file to write")
  private Path output;

  @Mixin private FocalFlags flags;
  @Mixin private SelectionFlags selection;
  @Mixin private TargetFlags target;
  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  FocalCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (target.asksForOptions()) {
      session.console().out().print(target.optionsText());
      return ExitCode.OK;
    }
    FocalRequest request =
        new FocalRequest(
            input,
            target.target(output),
            selection.selection(),
            operator,
            flags.options(),
            resources.resources(session.console().variables()));
    return session.run(
        () -> FocalJob.open(request),
        Optional.of(output),
        report,
        plan.explain(report.json()),
        result -> session.summarise(result, report));
  }
}
