package dev.swath.jobs;

import java.nio.file.Path;

/// Tells what a raster file is; sums up its pixels if asked to.
public final class InfoJob implements AutoCloseable {
  private final Source source;

  private InfoJob(Source source) {
    this.source = source;
  }

  /// Opens a file, reading its structure but no pixel.
  public static InfoJob open(Path file) {
    return new InfoJob(Source.open(file));
  }

  public Description description() {
    return source.description();
  }

  /// Counts the pieces that the pixels are stored in; looks at each but decodes none.
  public ChunkCount chunks() {
    return source.chunks();
  }

  /// Sums up every band in one sweep.
  public StatisticsJob statistics(Resources resources) {
    return StatisticsJob.of(source, resources);
  }

  @Override
  public void close() {
    source.close();
  }
}
