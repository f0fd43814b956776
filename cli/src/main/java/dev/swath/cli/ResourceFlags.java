package dev.swath.cli;

import dev.swath.jobs.MachineMemory;
import dev.swath.jobs.Resources;
import dev.swath.jobs.request.RequestException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What a job may take: `--memory`, `--num-threads`, `--scratch`, `--force`.
final class ResourceFlags {
  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "the most memory for pixels, such as 64MiB or 2g; default: SWATH_MEMORY, else 60 %% of the"
              + " machine's or container's memory")
  private String memory;

  @Option(
      names = {"-j", "--num-threads", "--threads", "--workers"},
      paramLabel = "N",
      description = "threads that compute, or ALL_CPUS; default: one per core")
  private String threads;

  @Option(
      names = "--scratch",
      paramLabel = "FOLDER",
      description = "where pieces wait that memory cannot hold; default: the temporary folder")
  private Path scratch;

  @Option(names = "--force", description = "a lack of disk space is a warning, not a refusal")
  private boolean force;

  Resources resources(Map<String, String> variables) {
    return new Resources(memoryBytes(variables), threads(), Optional.ofNullable(scratch), force);
  }

  boolean force() {
    return force;
  }

  private long memoryBytes(Map<String, String> variables) {
    String text = memory == null ? variables.getOrDefault("SWATH_MEMORY", "") : memory;
    if (text.isEmpty()) {
      return MachineMemory.here().defaultBudget();
    }
    return bytes(memory == null ? "SWATH_MEMORY" : "--memory", text);
  }

  /// Reads an amount of memory.
  ///
  /// @param name of the flag or variable that holds it
  static long bytes(String name, String text) {
    try {
      return ByteSize.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RequestException(name + ": " + e.getMessage(), "or leave it out");
    }
  }

  private int threads() {
    if (threads == null || threads.equalsIgnoreCase("ALL_CPUS")) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      return Integer.parseInt(threads);
    } catch (NumberFormatException _) {
      throw new RequestException(
          "'" + threads + "' is not a number of threads", "give -j a whole number or ALL_CPUS");
    }
  }
}
