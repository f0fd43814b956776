package dev.swath.cli;

import dev.swath.jobs.TerrainJob;
import dev.swath.jobs.TerrainMeasure;
import dev.swath.jobs.TerrainRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `terrain`: what heights say of the ground.
@Command(
    name = "terrain",
    sortOptions = false,
    description = {
      "Measures the ground: how steep it is, where it falls to, how rough it is.",
      "Results are float32 with -9999 for no data, hillshades uint8 with 0."
    },
    footer = {
      "",
      "  swath terrain slope heights.tif slope.tif -p",
      "  swath terrain hillshade heights.tif shade.tif -az 300 -z 2 -compute_edges"
    })
final class TerrainCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "MEASURE",
      description = "slope, aspect, hillshade, tpi, tri, roughness or curvature")
  private TerrainMeasure measure;

  @Parameters(index = "1", paramLabel = "INPUT", description = "the heights")
  private Path input;

  @Parameters(index = "2", paramLabel = "OUTPUT", description = "the file to write")
  private Path output;

  @Mixin private TerrainFlags flags;
  @Mixin private SelectionFlags selection;
  @Mixin private TargetFlags target;
  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  TerrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (target.asksForOptions()) {
      session.console().out().print(target.optionsText());
      return ExitCode.OK;
    }
    TerrainRequest request =
        new TerrainRequest(
            input,
            target.target(output),
            selection.selection(),
            measure,
            flags.options(),
            resources.resources(session.console().variables()));
    return session.run(
        () -> TerrainJob.open(request),
        Optional.of(output),
        report,
        plan.explain(report.json()),
        result -> session.summarise(result, report));
  }
}
