package dev.swath.sweep;

import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;

/// What a sweep makes: a raster, and the sink that its pixels go to.
public record Output(Raster raster, RasterSink sink) {
  public Output {
    if (!raster.schema().extent().equals(sink.writeUnits().grid().extent())) {
      throw new IllegalArgumentException(
          "the sink takes "
              + sink.writeUnits().grid().extent()
              + " but the raster has "
              + raster.schema().extent());
    }
  }
}
