package dev.swath.cli;

import dev.swath.jobs.CreationOption;
import dev.swath.jobs.RequestException;
import dev.swath.jobs.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// How the output is written: `--of`, `--co`, `--overwrite`.
final class TargetFlags {
  @Option(
      names = {"-of", "-f", "--of", "--format", "--output-format"},
      paramLabel = "FORMAT",
      description = "format of the output: GTiff (default)")
  private String format = Target.GTIFF;

  @Option(
      names = {"-co", "--co", "--creation-option"},
      paramLabel = "NAME=VALUE",
      description = "creation option, such as COMPRESS=ZSTD; --co=? lists them")
  private List<String> options = new ArrayList<>();

  @Option(
      names = {"--overwrite"},
      description = "replace an older output, once the new one is whole")
  private boolean overwrite;

  @Option(
      names = {"--resume"},
      description = "reserved: finish what an interrupted run began")
  private boolean resume;

  @Option(
      names = {"--append"},
      hidden = true)
  private boolean append;

  /// Whether the user asks what creation options there are.
  boolean asksForOptions() {
    return options.stream().anyMatch(option -> option.equals("?") || option.equals("help"));
  }

  /// The creation options there are, for people.
  static String optionsText() {
    StringBuilder text = new StringBuilder("Creation options of GTiff (--co NAME=VALUE):\n");
    for (CreationOption option : CreationOption.values()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-11s %-46s %s; default %s%n",
              option.name(),
              option.accepted(),
              option.meaning(),
              option.standard()));
    }
    return text.toString();
  }

  Target target(Path output) {
    if (resume || append) {
      throw new RequestException(
          (resume ? "--resume" : "--append") + " is reserved and does nothing yet",
          "run without it: an interrupted run leaves nothing behind, so the job starts anew");
    }
    return new Target(output, format, parsed(), overwrite);
  }

  private Map<String, String> parsed() {
    Map<String, String> parsed = new TreeMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new RequestException(
            "creation option '" + option + "' has no value", "write --co NAME=VALUE");
      }
      String name = CreationOption.named(option.substring(0, equals)).name();
      parsed.put(name, option.substring(equals + 1));
    }
    return parsed;
  }
}
