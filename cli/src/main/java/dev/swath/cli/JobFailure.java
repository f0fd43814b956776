package dev.swath.cli;

import java.nio.file.Path;
import java.util.Optional;

/// What a job threw, with the file that it was to write: it tells trouble with the output from
/// trouble with an input.
final class JobFailure extends RuntimeException {
  private final transient Optional<Path> output;

  JobFailure(Throwable cause, Optional<Path> output) {
    super(cause);
    this.output = output;
  }

  Optional<Path> output() {
    return output;
  }
}
