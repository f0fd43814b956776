package dev.swath.cli;

import dev.swath.jobs.Target;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The whole command line: finds the verb, runs it, turns failures into a paragraph and a code.
@Command(
    name = "swath",
    synopsisSubcommandLabel = "VERB",
    description = "Rewrites rasters of any size in fixed memory.",
    footer = {
      "",
      "swath VERB --help explains a verb. Exit codes: 0 done, 1 failed or different, 2 usage,",
      "3 refused before writing, 4 input unreadable, 5 invalid, 6 done with skips, 130 interrupted."
    })
final class Swath implements Runnable {
  private final Console console;
  private final Interruption interruption;
  @Spec private CommandSpec spec;

  Swath(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  /// Runs a command line to its exit code. Nothing is thrown.
  int run(String... arguments) {
    List<String> words = ExplainArguments.rewritten(List.of(arguments));
    try {
      CommandLine line = Verb.commandLine(this, words, new Session(console, interruption));
      prepare(line);
      return line.execute(words.toArray(String[]::new));
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  /// Without a verb there is nothing to do but to say what there is.
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing");
  }

  private void prepare(CommandLine line) {
    line.setOut(new PrintWriter(console.out(), true, console.out().charset()));
    line.setErr(new PrintWriter(console.err(), true, console.err().charset()));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler(this::usage);
    line.setExecutionExceptionHandler(this::failed);
  }

  private int usage(ParameterException e, String[] arguments) {
    String verb = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = e.getMessage().strip().replaceAll("\\s*\\R\\s*", "; ");
    List<String> alike =
        e instanceof CommandLine.UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String remedy =
        alike.isEmpty()
            ? "see " + verb + " --help"
            : "did you mean " + String.join(" or ", alike) + "? See " + verb + " --help";
    return report(
        new Failure(ExitCode.USAGE, "usage", "", message, remedy),
        Arrays.asList(arguments).contains("--json"));
  }

  private int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    Throwable cause = e;
    Optional<java.nio.file.Path> output = Optional.empty();
    boolean running = false;
    if (e instanceof JobFailure failure) {
      cause = failure.getCause();
      output = failure.output();
      running = failure.isRunning();
    }
    if (console.debug()) {
      cause.printStackTrace(console.err());
    }
    int code = report(Failure.of(cause, output, running), parsed.originalArgs().contains("--json"));
    if (running && output.filter(Target::isUnfinished).isPresent()) {
      console.err().print("note: what was written is kept; --resume goes on with it\n");
    }
    return code;
  }

  private int report(Failure failure, boolean json) {
    console.out().flush();
    console.err().print(failure.paragraph());
    if (json) {
      console.out().print(Json.document(failure.json()));
    }
    return failure.exitCode();
  }
}
