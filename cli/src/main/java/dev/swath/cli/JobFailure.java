package dev.swath.cli;

import java.nio.file.Path;
import java.util.Optional;

/// What a job threw, with the file that it was to write: it tells trouble with the output from
/// trouble with an input.
final class JobFailure extends RuntimeException {
  private final transient Optional<Path> output;
  private final boolean running;

  /// @param running whether the job had begun to run, and may have written
  JobFailure(Throwable cause, Optional<Path> output, boolean running) {
    super(cause);
    this.output = output;
    this.running = running;
  }

  boolean isRunning() {
    return running;
  }

  Optional<Path> output() {
    return output;
  }
}
