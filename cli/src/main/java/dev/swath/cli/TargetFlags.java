package dev.swath.cli;

import dev.swath.jobs.CreationOption;
import dev.swath.jobs.Existing;
import dev.swath.jobs.Format;
import dev.swath.jobs.RequestException;
import dev.swath.jobs.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// How the output is written: `--of`, `--co`, `--overwrite`.
final class TargetFlags {
  @Option(
      names = {"-of", "-f", "--of", "--format", "--output-format"},
      paramLabel = "FORMAT",
      description = "format of the output: GTiff; default: what its ending says")
  private String format;

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

  /// The creation options of the format that is named, or of all.
  String optionsText() {
    List<Format> formats =
        format == null ? List.of(Format.values()) : List.of(Format.named(format));
    StringBuilder text = new StringBuilder();
    for (Format one : formats) {
      text.append("Creation options of ").append(one.label()).append(" (--co NAME=VALUE):\n");
      one.options().forEach(option -> text.append(line(option)));
    }
    return text.toString();
  }

  private static String line(CreationOption option) {
    return String.format(
        Locale.ROOT,
        "  %-11s %-46s %s; default %s%n",
        option.name(),
        option.accepted(),
        option.meaning(),
        option.standard());
  }

  Target target(Path output) {
    if (resume || append) {
      throw new RequestException(
          (resume ? "--resume" : "--append") + " is reserved and does nothing yet",
          "run without it: an interrupted run leaves nothing behind, so the job starts anew");
    }
    Format written =
        Optional.ofNullable(format).map(Format::named).orElseGet(() -> Format.of(output));
    return new Target(output, written, parsed(), overwrite ? Existing.REPLACE : Existing.REFUSE);
  }

  private Map<String, String> parsed() {
    Map<String, String> parsed = new TreeMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new RequestException(
            "creation option '" + option + "' has no value", "write --co NAME=VALUE");
      }
      String name = option.substring(0, equals).toUpperCase(Locale.ROOT);
      parsed.put(name, option.substring(equals + 1));
    }
    return parsed;
  }
}
