package dev.swath.jobs;

import dev.swath.sweep.SweepListener;
import java.nio.file.Path;

/// Draws a raster as a small picture.
public final class PreviewJob {
  /// What to draw and where to.
  ///
  /// @param side the longer side of the picture in pixels
  public record Request(
      Path input, Path output, int side, boolean overwrite, Resources resources) {}

  private final Request request;
  private volatile boolean cancelled;

  public PreviewJob(Request request) {
    this.request = request;
  }

  /// Draws the picture and answers where it is.
  public Path run(SweepListener listener) {
    throw new UnsupportedOperationException("" + request + listener + cancelled);
  }

  /// Asks running work to stop. Any thread.
  public void cancel() {
    cancelled = true;
  }
}
