package dev.swath.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `explain`: its help. [ExplainArguments] makes everything else a dry run of the verb explained.
@Command(
    name = "explain",
    description =
        "Shows the plan of a job and runs nothing: memory, disk, what is computed how often.",
    footer = {
      "",
      "Takes every argument of the verb that it explains; without a verb it explains convert.",
      "  swath explain big.tif small.tif --bbox 4,50,5,51 --memory 256MiB",
      "  swath explain compare a.tif b.tif --format json"
    })
final class ExplainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "[VERB] ARGUMENT",
      description = "a verb (default: convert) and its arguments")
  private String[] words = {};

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default) or json; --json means the same")
  private String format = "text";

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "explain needs a job: " + words.length + " arguments, " + format);
  }
}
