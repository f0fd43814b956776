package dev.swath.operators.place;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Window;
import dev.swath.grid.GridGeometry;
import dev.swath.operators.local.Subset;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Brings a raster to the grid of another one that shares its pixel edges, by whole pixels: it is
/// shifted, cropped and padded, and no value changes.
public final class Align {
  private Align() {}

  /// A raster on a grid.
  ///
  /// @param outside value of pixels that the source does not have; if empty, no data
  public static Raster to(Sheet source, Ground.Like grid, Optional<NoData> outside) {
    Lattice lattice = new Lattice(geometry(source));
    Optional<String> difference = lattice.difference(grid.geometry(), grid.rows(), grid.cols());
    if (difference.isPresent()) {
      throw new UnsupportedDataException(
          source.name() + " and " + grid.name() + " differ in " + difference.get(),
          Differences.RESAMPLE);
    }
    Window ground = lattice.place(grid.geometry(), grid.rows(), grid.cols()).orElseThrow();
    return to(source.raster(), ground, outside);
  }

  /// A raster on some rows and columns, which may lie outside it.
  public static Raster to(Raster source, Window ground, Optional<NoData> outside) {
    RasterSchema schema = source.schema();
    int y = schema.rank() - 2;
    Window window =
        schema
            .extent()
            .with(y, ground.start(0), ground.size(0))
            .with(y + 1, ground.start(1), ground.size(1));
    if (window.equals(schema.extent())) {
      return source;
    }
    return schema.extent().contains(window)
        ? new Subset(source, window)
        : new Pad(source, window, outside);
  }

  private static GridGeometry geometry(Sheet source) {
    return source
        .raster()
        .schema()
        .geometry()
        .orElseThrow(
            () ->
                new UnsupportedDataException(
                    source.name() + " has no georeference, so its place is not known",
                    "give it one first"));
  }
}
