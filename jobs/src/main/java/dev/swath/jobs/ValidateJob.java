package dev.swath.jobs;

import dev.swath.sweep.SweepListener;
import java.nio.file.Path;

/// Decodes every block of a file and looks at its structure.
public final class ValidateJob {
  /// After so many findings the file is bad enough.
  public static final int MOST_FINDINGS = 100;

  private final Path file;
  private final Resources resources;
  private volatile boolean cancelled;

  public ValidateJob(Path file, Resources resources) {
    this.file = file;
    this.resources = resources;
  }

  public Validation run(SweepListener listener) {
    throw new UnsupportedOperationException("" + file + resources + listener + cancelled);
  }

  /// Asks a running validation to stop. Any thread.
  public void cancel() {
    cancelled = true;
  }
}
