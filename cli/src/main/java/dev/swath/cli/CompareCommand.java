package dev.swath.cli;

import dev.swath.jobs.CompareJob;
import dev.swath.jobs.CompareRequest;
import dev.swath.jobs.Comparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `compare`: two rasters held against each other.
@Command(
    name = "compare",
    sortOptions = false,
    description = {
      "Holds two rasters against each other: pixels, type, bands, nodata, georeference.",
      "Exit code 0 if they are equal, 1 if not."
    })
final class CompareCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "2", paramLabel = "FILE", description = "the two rasters")
  private List<Path> files;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = "the largest difference of values that counts as equal; default: 0, to the bit")
  private double tolerance;

  @Option(names = "--metadata", description = "only what is said about the pixels, not the pixels")
  private boolean metadata;

  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CompareRequest request =
        new CompareRequest(
            files.get(0),
            files.get(1),
            tolerance,
            !metadata,
            resources.resources(session.console().variables()));
    return session.run(
        () -> CompareJob.open(request),
        Optional.empty(),
        report,
        plan.explain(report.json()),
        this::report);
  }

  private int report(Comparison comparison) {
    if (report.json()) {
      session.console().out().print(Json.document(json(comparison)));
    } else if (!report.quiet()) {
      session.console().out().print(text(comparison));
    }
    return comparison.equal() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String text(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    for (Comparison.Difference difference : comparison.differences()) {
      text.append("differ  ").append(difference.text()).append('\n');
    }
    return text.append(comparison.equal() ? "equal   " : "        ")
        .append(comparison.scope())
        .append('\n')
        .toString();
  }

  private static Map<String, Object> json(Comparison comparison) {
    Map<String, Object> json = Json.object();
    json.put("job", "compare");
    json.put("equal", comparison.equal());
    json.put("differences", comparison.differences().stream().map(CompareCommand::json).toList());
    comparison
        .pixels()
        .ifPresent(
            pixels -> {
              Map<String, Object> counted = Json.object();
              counted.put("compared", pixels.compared());
              counted.put("differing", pixels.differing());
              counted.put("largestDifference", pixels.largest());
              json.put("pixels", counted);
            });
    comparison.counters().ifPresent(c -> json.put("counters", Summary.counters(c)));
    return json;
  }

  private static Map<String, Object> json(Comparison.Difference difference) {
    Map<String, Object> json = Json.object();
    json.put("what", difference.what());
    json.put("left", difference.left());
    json.put("right", difference.right());
    return json;
  }
}
