package dev.swath.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;

/// What Swath can be told to do, in the order of the help.
enum Verb {
  INFO(InfoCommand::new),
  EXPLAIN(_ -> new ExplainCommand()),
  CONVERT(ConvertCommand::new),
  CALC(CalcCommand::new),
  COMPARE(CompareCommand::new, "diff"),
  VALIDATE(ValidateCommand::new),
  TERRAIN(TerrainCommand::new),
  FOCAL(FocalCommand::new),
  SYNTH(SynthCommand::new),
  PREVIEW(PreviewCommand::new),
  DEMO(DemoCommand::new),
  DOCTOR(DoctorCommand::new),
  COMPLETION(CompletionCommand::new),
  REHEARSE(RehearseCommand::new);

  private final Function<Session, Object> command;
  private final List<String> aliases;

  Verb(Function<Session, Object> command, String... aliases) {
    this.command = command;
    this.aliases = List.of(aliases);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private boolean isCalled(String word) {
    return word().equals(word) || aliases.contains(word);
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
    line.addSubcommand(word(), verb, aliases.toArray(String[]::new));
  }
}
