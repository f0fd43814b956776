package dev.swath.operators.local;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// A window of a raster as a raster of its own. The geometry moves with it.
public final class Subset implements Derived {
  private final Raster source;
  private final Window window;
  private final RasterSchema schema;

  /// @param window a part of the source, not empty
  public Subset(Raster source, Window window) {
    Window extent = source.schema().extent();
    if (window.rank() != extent.rank() || window.isEmpty() || !extent.contains(window)) {
      throw new IllegalArgumentException("window " + window + " is not inside raster " + extent);
    }
    this.source = source;
    this.window = window;
    this.schema = schemaOf(source.schema(), window);
  }

  private static RasterSchema schemaOf(RasterSchema source, Window window) {
    int x = source.rank() - 1;
    return source
        .withExtent(
            Window.ofSize(window.sizes()),
            source.geometry().map(place -> place.shift(window.start(x - 1), window.start(x))))
        .withBands(bands(source, window));
  }

  private static List<BandInfo> bands(RasterSchema source, Window window) {
    int axis = source.dimensions().indexOf(RasterSchema.BAND);
    if (axis < 0 || source.bands().isEmpty()) {
      return source.bands();
    }
    return source
        .bands()
        .subList(Math.toIntExact(window.start(axis)), Math.toIntExact(window.end(axis)));
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of(new Need(0, out.shift(window.starts())));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    into.paste(in.get(0).moveTo(out));
  }
}
