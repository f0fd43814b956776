package dev.swath.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/// What Swath can be told to do, in the order of the help.
enum Verb {
  INFO(InfoCommand::new),
  EXPLAIN(_ -> new ExplainCommand()),
  CONVERT(ConvertFlags::new),
  PIPELINE(PipelineCommand::new),
  CLIP(ClipFlags::new),
  PAD(PadFlags::new),
  MOSAIC(MosaicFlags::new),
  SELECT(SelectFlags::new),
  STACK(StackFlags::new),
  CALC(CalcFlags::new),
  MASK(MaskFlags::new),
  RECLASSIFY(ReclassifyFlags::new),
  UNSCALE(UnscaleFlags::new),
  TERRAIN(TerrainFlags::new),
  FOCAL(FocalFlags::new),
  STRETCH(StretchFlags::new),
  CLASSIFY(ClassifyFlags::new),
  HOTSPOTS(HotspotsFlags::new),
  STATS(StatsCommand::new),
  ZONAL(ZonalCommand::new),
  WARP(WarpFlags::new, "reproject"),
  RESIZE(ResizeFlags::new),
  OVERVIEW(session -> StepCommand.of(session, "overview", new OverviewFlags())),
  APPLY(ApplyFlags::new),
  CHIPS(ChipsCommand::new),
  COMPARE(CompareCommand::new, "diff"),
  VALIDATE(ValidateCommand::new),
  SYNTH(SynthCommand::new),
  PREVIEW(PreviewCommand::new),
  DEMO(DemoCommand::new),
  DOCTOR(DoctorCommand::new),
  COMPLETION(CompletionCommand::new),
  REHEARSE(RehearseCommand::new);

  private static final List<Verb> PLANNED =
      List.of(PIPELINE, CHIPS, STATS, ZONAL, OVERVIEW, COMPARE, SYNTH);

  private final Function<Session, Object> command;
  private final Optional<Supplier<StepFlags>> step;
  private final List<String> aliases;

  Verb(Function<Session, Object> command, String... aliases) {
    this.command = command;
    this.step = Optional.empty();
    this.aliases = List.of(aliases);
  }

  /// A verb that is a step of pipelines as well.
  Verb(Supplier<StepFlags> step, String... aliases) {
    this.command = session -> StepCommand.of(session, word(), step.get());
    this.step = Optional.of(step);
    this.aliases = List.of(aliases);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private boolean isCalled(String word) {
    return word().equals(word) || aliases.contains(word);
  }

  /// Whether a word names a verb whose job can be explained.
  static boolean hasPlan(String word) {
    return Arrays.stream(values())
        .anyMatch(verb -> verb.isCalled(word) && (verb.step.isPresent() || PLANNED.contains(verb)));
  }

  /// The flags of the step of a pipeline that a word names.
  static Optional<StepFlags> step(String word) {
    return Arrays.stream(values())
        .filter(verb -> verb.isCalled(word))
        .findFirst()
        .flatMap(verb -> verb.step)
        .map(Supplier::get);
  }

  /// The words that steps of pipelines begin with.
  static List<String> steps() {
    return Arrays.stream(values()).filter(verb -> verb.step.isPresent()).map(Verb::word).toList();
  }

  /// The command line for some words. Only the verb that they name is built: describing the others
  /// to the parser would cost every start.
  static CommandLine commandLine(Object top, List<String> words, Session session) {
    CommandLine line = new CommandLine(top);
    HelpFlags.addTo(line);
    for (Verb verb : values()) {
      if (!words.isEmpty() && verb.isCalled(words.getFirst())) {
        verb.addTo(line, session);
        return line;
      }
    }
    addAll(line, session);
    return line;
  }

  /// The command line with every verb, for completion.
  static CommandLine whole(Session session) {
    CommandLine line = new CommandLine(new Swath(session.console(), session.interruption()));
    HelpFlags.addTo(line);
    addAll(line, session);
    return line;
  }

  private static void addAll(CommandLine line, Session session) {
    for (Verb verb : values()) {
      verb.addTo(line, session);
    }
    line.addSubcommand("help", new CommandLine.HelpCommand());
  }

  private void addTo(CommandLine line, Session session) {
    CommandLine verb = new CommandLine(command.apply(session));
    HelpFlags.addTo(verb);
    verb.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    verb.setStopAtPositional(this == PIPELINE);
    line.addSubcommand(word(), verb, aliases.toArray(String[]::new));
  }
}
