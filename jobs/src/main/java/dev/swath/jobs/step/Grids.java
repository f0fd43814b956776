package dev.swath.jobs.step;

import dev.swath.grid.GridGeometry;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.place.Ground;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;

/// The grids of rasters that others are to be like.
final class Grids {
  private Grids() {}

  /// @param name what the raster is called
  static Ground.Like of(String name, Raster raster) {
    RasterSchema schema = raster.schema();
    return new Ground.Like(name, geometry(name, raster), schema.rows(), schema.cols());
  }

  static GridGeometry geometry(String name, Raster raster) {
    return raster
        .schema()
        .geometry()
        .orElseThrow(
            () ->
                new RequestException(
                    name + " has no georeference, so its place is not known", "give it one first"));
  }
}
