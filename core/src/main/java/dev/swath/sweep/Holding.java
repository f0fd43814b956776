package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.memory.MemoryBudget;
import dev.swath.raster.UnitRaster;

/// Pixels of a unit that are, or are to be, somewhere: the whole unit when it is fresh, later the
/// part that is still needed.
///
/// @param part the pixels, inside the unit's window
/// @param onScratch whether they wait on scratch storage instead of in memory
/// @param id distinguishes holdings of one unit that follow each other
record Holding(UnitRaster raster, CellIndex unit, Window part, boolean onScratch, long id) {
  /// Bytes of the pixels.
  long pixelBytes() {
    return Block.byteSize(raster.schema().dtype(), part);
  }

  /// Bytes of the memory budget that it takes.
  long leaseBytes() {
    return onScratch ? 0 : MemoryBudget.rounded(pixelBytes());
  }
}
