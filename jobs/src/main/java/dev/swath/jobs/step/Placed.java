package dev.swath.jobs.step;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// A raster whose coordinates are said to be of another system than it says itself.
record Placed(Raster source, RasterSchema schema) implements Derived {
  Placed(Raster source, Crs crs) {
    this(
        source,
        source
            .schema()
            .withGeometry(
                source
                    .schema()
                    .geometry()
                    .map(
                        place ->
                            new GridGeometry(
                                place.transform(), Optional.of(crs), place.registration()))));
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of(new Need(0, out));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    into.paste(in.getFirst());
  }
}
