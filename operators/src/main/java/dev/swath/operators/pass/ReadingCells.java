package dev.swath.operators.pass;

import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.UnitRaster;
import java.util.Optional;

/// The cells in which a raster is read when no file is written: its units, or those that it is made
/// of, made lower or higher until one is worth a task and many fit into memory.
public final class ReadingCells {
  private static final long LEAST_PIXELS = 1 << 16;
  private static final long MOST_PIXELS = 1 << 19;
  private static final long SIDE = 512;

  private ReadingCells() {}

  public static CellGrid of(Raster raster) {
    Window extent = raster.schema().extent();
    Window cell = unit(raster);
    int y = extent.rank() - 2;
    long row = Math.max(1, cell.count() / Math.max(1, cell.size(y)));
    long rows = cell.size(y);
    if (cell.count() < LEAST_PIXELS) {
      rows = rows * Math.ceilDiv(LEAST_PIXELS, Math.max(1, cell.count()));
    } else if (cell.count() > MOST_PIXELS) {
      rows = Math.max(1, MOST_PIXELS / row);
    }
    return new CellGrid(extent, cell.with(y, 0, Math.clamp(rows, 1, Math.max(1, extent.size(y)))));
  }

  private static Window unit(Raster raster) {
    Window extent = raster.schema().extent();
    int x = extent.rank() - 1;
    return stored(raster, extent)
        .orElseGet(
            () ->
                extent
                    .with(x, 0, Math.min(SIDE, extent.size(x)))
                    .with(x - 1, 0, Math.min(SIDE, extent.size(x - 1))));
  }

  /// A unit of the first raster of as many rows and columns that this one is made from and that has
  /// units.
  private static Optional<Window> stored(Raster raster, Window extent) {
    RasterSchema schema = raster.schema();
    int y = extent.rank() - 2;
    boolean alike =
        schema.rank() == extent.rank()
            && schema.rows() == extent.size(y)
            && schema.cols() == extent.size(y + 1);
    if (!alike) {
      return Optional.empty();
    }
    if (raster instanceof UnitRaster made && !made.units().all().isEmpty()) {
      Window first = made.units().window(CellIndex.of(new long[extent.rank()]));
      return Optional.of(Window.ofSize(first.sizes()).intersect(extent));
    }
    return raster.inputs().stream().flatMap(input -> stored(input, extent).stream()).findFirst();
  }
}
