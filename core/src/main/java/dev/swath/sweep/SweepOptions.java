package dev.swath.sweep;

import java.nio.file.Path;
import java.util.Optional;

/// What a sweep may use.
///
/// @param memoryBytes the budget: the most native memory that all pixel buffers may take
///     together
/// @param threads threads that compute
/// @param scratch folder for units that memory cannot hold; the system's temporary folder by
///     default
public record SweepOptions(long memoryBytes, int threads, Optional<Path> scratch) {
  public SweepOptions {
    if (memoryBytes < 1) {
      throw new IllegalArgumentException(
          "the memory budget must be positive but was " + memoryBytes);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1 but was " + threads);
    }
  }
}
