package dev.swath.jobs;

import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.UnitRaster;

/// The cells in which a raster is read by a job that keeps no pixels: the raster's own units, made
/// lower or higher until one is worth a task and many fit into memory.
final class ReadingCells {
  private static final long LEAST_PIXELS = 1 << 16;
  private static final long MOST_PIXELS = 1 << 19;
  private static final long SIDE = 512;

  private ReadingCells() {}

  static CellGrid of(Raster raster) {
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
    if (raster instanceof UnitRaster made && !made.units().all().isEmpty()) {
      return Window.ofSize(made.units().window(CellIndex.of(new long[extent.rank()])).sizes());
    }
    int x = extent.rank() - 1;
    return extent
        .with(x, 0, Math.min(SIDE, extent.size(x)))
        .with(x - 1, 0, Math.min(SIDE, extent.size(x - 1)));
  }
}
