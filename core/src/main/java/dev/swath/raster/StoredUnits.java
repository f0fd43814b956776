package dev.swath.raster;

import dev.swath.array.Block;
import dev.swath.grid.CellIndex;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Units that come encoded from storage: fetching is kept apart from decoding so that a sweep can
/// overlap the two.
public interface StoredUnits extends UnitRaster {
  /// Bytes that a unit takes in storage; 0 for a unit that is not stored and holds the fill value.
  long storedBytes(CellIndex unit);

  /// Reads a unit's bytes, if it has any. Any thread; waits for the storage.
  ///
  /// @param into as many bytes as [#storedBytes(CellIndex)]
  void fetch(CellIndex unit, MemorySegment into);

  /// Decodes a unit from its bytes. Any thread; does not wait.
  void decode(CellIndex unit, MemorySegment stored, MemorySegment scratch, Block into);

  /// Fails with a [dev.swath.ConflictException] if the stored bytes were replaced since the raster
  /// was opened. A sweep asks before it commits.
  default void checkUnchanged() {}

  @Override
  default List<Raster> inputs() {
    return List.of();
  }

  @Override
  default List<Need> needs(CellIndex unit) {
    return List.of();
  }

  @Override
  default void computeUnit(CellIndex unit, List<Block> in, MemorySegment scratch, Block into) {
    throw new UnsupportedOperationException("stored units are fetched and decoded");
  }
}
