package dev.swath.cli;

import dev.swath.jobs.CreationOption;
import dev.swath.jobs.Existing;
import dev.swath.jobs.Format;
import dev.swath.jobs.Target;
import dev.swath.jobs.request.RequestException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How the output is written, `--of`, `--co`, `--overwrite` and what else is said of an older one,
/// and what is made beside it.
final class TargetFlags {
  private static final Pattern RANGE = Pattern.compile("(.+)=([0-9]{1,18}):([0-9]{1,18})");

  @Option(
      names = {"-of", "-f", "--of", "--format", "--output-format"},
      paramLabel = "FORMAT",
      description = "format of the output: GTiff, COG or Zarr; default: what its ending says")
  private String format;

  @Option(
      names = {"-co", "--co", "--creation-option"},
      paramLabel = "NAME=VALUE",
      description = "creation option, such as COMPRESS=ZSTD; --co=? lists them")
  private List<String> options = new ArrayList<>();

  @Option(
      names = "--chunk",
      paramLabel = "ROWS,COLS",
      description = "Zarr: size of a chunk, or one size for each dimension; default: 512,512")
  private String chunk;

  @Option(
      names = "--shard",
      paramLabel = "ROWS,COLS",
      description = "Zarr: size of a shard, in whole chunks; default: 4 chunks each way")
  private String shard;

  @Option(
      names = {"--overwrite"},
      description = "replace an older output, once the new one is whole")
  private boolean overwrite;

  @Option(
      names = {"--resume"},
      description = "Zarr: go on with what an interrupted run of the same command left")
  private boolean resume;

  @Option(
      names = {"--append"},
      paramLabel = "DIMENSION",
      description = "Zarr: add to an existing array along a dimension")
  private String append;

  @Option(
      names = {"--region"},
      paramLabel = "DIM=START:END",
      split = ",",
      description = "Zarr: replace whole shards of an existing array; repeat or separate by commas")
  private List<String> region = new ArrayList<>();

  @Mixin private ByProductFlags byProducts = new ByProductFlags();

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
    Format written =
        Optional.ofNullable(format).map(Format::named).orElseGet(() -> Format.of(output));
    return new Target(output, written, parsed(), existing(), resume, byProducts.byProducts());
  }

  private Existing existing() {
    long asked =
        Stream.of(overwrite, append != null, !region.isEmpty()).filter(flag -> flag).count();
    if (asked > 1) {
      throw new RequestException(
          "--overwrite, --append and --region say different things of an older output",
          "give one of them");
    }
    if (append != null) {
      return new Existing.Append(append);
    }
    if (!region.isEmpty()) {
      return new Existing.Region(ranges());
    }
    return overwrite ? Existing.REPLACE : Existing.REFUSE;
  }

  private Map<String, Existing.Range> ranges() {
    Map<String, Existing.Range> ranges = new TreeMap<>();
    for (String text : region) {
      Matcher parts = RANGE.matcher(text.strip());
      if (!parts.matches()) {
        throw new RequestException(
            "'" + text + "' is no range along a dimension",
            "write --region y=0:512,x=512:1024, the end not included");
      }
      ranges.put(
          parts.group(1),
          new Existing.Range(Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))));
    }
    return ranges;
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
    Optional.ofNullable(chunk).ifPresent(sizes -> parsed.put("CHUNK", sizes));
    Optional.ofNullable(shard).ifPresent(sizes -> parsed.put("SHARD", sizes));
    return parsed;
  }
}
