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
/// @param id tells the holdings of a sweep apart
record Holding(UnitRaster raster, CellIndex unit, Window part, boolean onScratch, long id) {
  /// Bytes of the pixels.
  long pixelBytes() {
    return Block.byteSize(raster.schema().dtype(), part);
  }

  /// Bytes of the memory budget that it takes.
  long leaseBytes() {
    return onScratch ? 0 : MemoryBudget.rounded(pixelBytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Holding holding && holding.id == id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }
}
