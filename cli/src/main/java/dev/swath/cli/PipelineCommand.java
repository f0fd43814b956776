package dev.swath.cli;

import dev.swath.jobs.Pipeline;
import dev.swath.jobs.Resources;
import dev.swath.jobs.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `pipeline`: several operations in one pass.
@Command(
    name = "pipeline",
    sortOptions = false,
    description = {
      "Does several operations in one pass over the input, with nothing written between them.",
      "Steps are verbs with their flags, separated by !; the first reads, the last writes.",
      "Flags of the whole pipeline stand before the first step."
    },
    footer = {
      "",
      "  swath pipeline read dem.tif ! terrain slope ! reclassify --rules \"0:5=1, 5:=2\" ! write a.tif",
      "  swath pipeline --memory 64MiB \"read a.tif b.tif ! calc --calc 'B-A' ! write change.zarr\""
    })
final class PipelineCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "1..*",
      paramLabel = "STEP",
      description = "read FILE… ! STEP ! … ! write FILE; in one word or in many")
  private List<String> words = new ArrayList<>();

  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  PipelineCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PipelineText text = PipelineText.parse(words);
    if (text.write().target().asksForOptions()) {
      session.console().out().print(text.write().target().optionsText());
      return ExitCode.OK;
    }
    Pipeline pipeline = new Pipeline("pipeline", text.inputs(), text.steps());
    Target target = text.write().target().target(text.write().output());
    Resources granted = resources.resources(session.console().variables());
    return session.run(
        () -> pipeline.to(target, granted),
        Optional.of(text.write().output()),
        report,
        plan.explain(report.json()),
        result -> session.summarise(result, report));
  }
}
