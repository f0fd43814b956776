package dev.swath.cli;

import dev.swath.jobs.Pipeline;
import dev.swath.jobs.Resources;
import dev.swath.jobs.Target;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A verb that reads, does one operation and writes.
@Command(sortOptions = false)
final class StepCommand implements Callable<Integer> {
  private final Session session;
  private final String verb;
  private final StepFlags flags;
  private final Files files = new Files();
  private final BandFlags bands = new BandFlags();
  private final BoxFlags box = new BoxFlags();
  private final TargetFlags target = new TargetFlags();
  private final ResourceFlags resources = new ResourceFlags();
  private final PlanFlags plan = new PlanFlags();
  private final ReportFlags report = new ReportFlags();

  private StepCommand(Session session, String verb, StepFlags flags) {
    this.session = session;
    this.verb = verb;
    this.flags = flags;
  }

  /// The verb as the parser wants it: first the words and flags of the operation, then files, then
  /// what all verbs have.
  static CommandSpec of(Session session, String verb, StepFlags flags) {
    StepCommand command = new StepCommand(session, verb, flags);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    CommandSpec operation = CommandSpec.forAnnotatedObject(flags);
    spec.addMixin("operation", operation);
    spec.addMixin("files", command.files(operation.positionalParameters().size()));
    if (flags.takesBands()) {
      spec.addMixin("bands", CommandSpec.forAnnotatedObject(command.bands));
    }
    if (flags.takesBox()) {
      spec.addMixin("box", CommandSpec.forAnnotatedObject(command.box));
    }
    for (Object shared : List.of(command.target, command.resources, command.plan, command.report)) {
      spec.addMixin(shared.getClass().getSimpleName(), CommandSpec.forAnnotatedObject(shared));
    }
    return spec;
  }

  /// Files by place, after so many words.
  private CommandSpec files(int words) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(files);
    PositionalParamSpec place = spec.positionalParameters().getFirst();
    spec.remove(place);
    return spec.addPositional(
        place.toBuilder()
            .index(words + "..*")
            .paramLabel(flags.mostInputs() == 1 ? "INPUT OUTPUT" : "INPUT… OUTPUT")
            .hideParamSyntax(true)
            .build());
  }

  @Override
  public Integer call() {
    if (target.asksForOptions()) {
      session.console().out().print(target.optionsText());
      return ExitCode.OK;
    }
    Path output = files.output();
    Pipeline pipeline = new Pipeline(verb, files.inputs(flags.mostInputs()), steps());
    Target written = flags.written(target.target(output));
    Resources granted = resources.resources(session.console().variables());
    return session.run(
        () -> pipeline.to(written, granted),
        Optional.of(output),
        report,
        plan.explain(report.json()),
        result -> session.summarise(result, report));
  }

  /// Bands before the operation, so that it sees no others; the box after it, so that pixels at its
  /// border have all their neighbours.
  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    bands.step().ifPresent(steps::add);
    steps.addAll(flags.steps());
    box.step().ifPresent(steps::add);
    return steps;
  }
}
