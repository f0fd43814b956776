package dev.swath.jobs;

import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;

/// A target's creation options as GeoTIFF understands them.
final class GeoTiffTarget {
  static GeoTiffTarget of(Target target, RasterSchema schema) {
    throw new UnsupportedOperationException("" + target + schema);
  }

  RasterSink sink() {
    throw new UnsupportedOperationException();
  }

  String layout() {
    throw new UnsupportedOperationException();
  }

  boolean compresses() {
    throw new UnsupportedOperationException();
  }
}
