package dev.swath.cli;

import dev.swath.jobs.CalcJob;
import dev.swath.jobs.CalcRequest;
import dev.swath.jobs.RequestException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `calc`: band maths.
@Command(
    name = "calc",
    sortOptions = false,
    description = "Computes expressions over the bands of rasters of one grid.",
    footer = {
      "",
      "  swath calc scene.tif ndvi.tif --calc \"(B4-B3)/(B4+B3)\"",
      "  swath calc scene.tif ndvi.tif --index ndvi --bands red=3,nir=4",
      "  swath calc before.tif after.tif change.tif --calc \"B - A\" --memory 64MiB"
    })
final class CalcCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT… OUTPUT",
      description = "the inputs, which are A, B, … in expressions, and the output")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the output, if not given by place")
  private Path output;

  @Mixin private CalcFlags calculation;
  @Mixin private TargetFlags target;
  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  CalcCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (target.asksForOptions()) {
      session.console().out().print(target.optionsText());
      return ExitCode.OK;
    }
    List<Path> inputs = inputs();
    Path written = output != null ? output : files.getLast();
    CalcRequest request =
        new CalcRequest(
            inputs,
            target.target(written),
            calculation.calculation(),
            resources.resources(session.console().variables()));
    return session.run(
        () -> CalcJob.open(request),
        Optional.of(written),
        report,
        plan.explain(report.json()),
        result -> session.summarise(result, report));
  }

  private List<Path> inputs() {
    int count = files.size() - (output == null ? 1 : 0);
    if (count < 1) {
      throw new RequestException(
          "expected inputs and an output but got " + files, "write INPUT… OUTPUT");
    }
    return files.subList(0, count);
  }
}
