package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import dev.swath.sweep.SweepOptions;
import java.nio.file.Path;
import java.util.Optional;

/// What a job may take from the machine.
///
/// @param memoryBytes the most native memory for pixels, all buffers together
/// @param threads threads that compute
/// @param scratch folder for pieces that memory cannot hold; the system's temporary folder if empty
/// @param force whether a lack of disk space only warns
public record Resources(long memoryBytes, int threads, Optional<Path> scratch, boolean force) {
  public static final long LEAST_MEMORY = 1 << 20;
  public static final int MOST_THREADS = 1024;

  public Resources {
    if (memoryBytes < LEAST_MEMORY) {
      throw new RequestException(
          "a memory budget of " + memoryBytes + " bytes is too small for any job",
          "grant at least 1MiB");
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new RequestException(
          "threads must be 1 to " + MOST_THREADS + " but was " + threads,
          "as many as the machine has cores is best");
    }
  }

  /// As many threads as there are cores, and the usual share of the memory that this process
  /// may take.
  public static Resources ofMachine() {
    return new Resources(
        MachineMemory.here().defaultBudget(),
        Runtime.getRuntime().availableProcessors(),
        Optional.empty(),
        false);
  }

  /// What is left of the memory when a part of it goes elsewhere.
  Resources without(long bytes) {
    return bytes == 0
        ? this
        : new Resources(Math.max(LEAST_MEMORY, memoryBytes - bytes), threads, scratch, force);
  }

  SweepOptions sweepOptions() {
    return new SweepOptions(memoryBytes, threads, scratch);
  }
}
