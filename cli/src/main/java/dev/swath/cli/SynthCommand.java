package dev.swath.cli;

import dev.swath.jobs.SynthJob;
import dev.swath.jobs.SynthRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `synth`: rasters made from numbers, for trying things out at any size.
@Command(
    name = "synth",
    sortOptions = false,
    description = {
      "Makes a raster of any size from a seed: the same bytes each time, streamed.",
      "terrain is elevations in float32, scene is reflectances in uint16."
    })
final class SynthCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
  private Kind kind;

  @Parameters(index = "1", paramLabel = "OUTPUT", description = "the file to write")
  private Path output;

  @Option(
      names = "--size",
      required = true,
      paramLabel = "WxH",
      description = "columns and rows, such as 16384x8192")
  private String size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "other numbers, other pixels; default: 1")
  private long seed = 1;

  @Option(names = "--bands", paramLabel = "N", description = "bands of a scene; default: 4")
  private Integer bands;

  @Mixin private TargetFlags target;
  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  /// What is made.
  enum Kind {
    terrain,
    scene
  }

  SynthCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (target.asksForOptions()) {
      session.console().out().print(target.optionsText());
      return ExitCode.OK;
    }
    SynthRequest request = request();
    return session.run(
        () -> SynthJob.open(request),
        Optional.of(output),
        report,
        plan.explain(report.json()),
        result -> session.summarise(result, report));
  }

  private SynthRequest request() {
    long[] sides = Sizes.parse(size);
    SynthRequest.Kind made =
        switch (kind) {
          case terrain -> SynthRequest.Kind.TERRAIN;
          case scene -> SynthRequest.Kind.SCENE;
        };
    int count = bands != null ? bands : made == SynthRequest.Kind.TERRAIN ? 1 : 4;
    return new SynthRequest(
        made,
        sides[0],
        sides[1],
        count,
        seed,
        target.target(output),
        resources.resources(session.console().variables()));
  }
}
