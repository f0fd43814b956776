package dev.swath.jobs;

import dev.swath.raster.Raster;
import java.nio.file.Path;

/// An input file that is open. Whoever opens it closes it, after the last sweep over its raster.
final class Source implements AutoCloseable {
  static Source open(Path path) {
    throw new UnsupportedOperationException(path.toString());
  }

  Raster raster() {
    throw new UnsupportedOperationException();
  }

  Description description() {
    throw new UnsupportedOperationException();
  }

  Side side() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
