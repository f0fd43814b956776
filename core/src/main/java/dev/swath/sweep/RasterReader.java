package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Raster;

/// Reads single windows of a raster, without a sweep: for looking, sampling and random access.
///
/// Units are computed as often as windows touch them. Safe for any threads.
public final class RasterReader implements AutoCloseable {
  /// @param memoryBytes the most native memory all reads under way may take together
  public RasterReader(Raster raster, long memoryBytes) {
    throw new UnsupportedOperationException();
  }

  /// Reads a window into a block of the raster's type and exactly that window.
  public void read(Window window, Block into) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
