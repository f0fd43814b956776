package dev.swath.jobs;

import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// What a job writes.
///
/// @param mask one band of uint8 on the same grid, 0 where a pixel is not valid
record Product(Raster raster, Optional<Raster> mask) {
  Product(Raster raster) {
    this(raster, Optional.empty());
  }

  RasterSchema schema() {
    return raster.schema();
  }
}
