package dev.swath.raster;

import dev.swath.array.Block;
import dev.swath.grid.CellIndex;
import java.lang.foreign.MemorySegment;

/// Where the pixels of a sweep go. Nothing is visible before [#commit()]; closing without a commit
/// leaves the world as it was.
public interface RasterSink extends AutoCloseable {
  WriteUnits writeUnits();

  /// Bytes of memory that encoding a write unit takes: its encoded bytes at most, and whatever the
  /// encoder needs beside them.
  long encodeBytes(CellIndex cell);

  /// Encodes a write unit to the start of `into`. Any thread, any order; does not wait.
  ///
  /// @param pixels exactly the cell's window, in the sink's axis order; may be overwritten
  /// @param into as many bytes as [#encodeBytes(CellIndex)]
  /// @return encoded bytes, which may be 0
  long encode(CellIndex cell, Block pixels, MemorySegment into);

  /// Writes an encoded unit, each once. If the sink is ordered, calls come one after another in the
  /// order of the sweep; else from any thread.
  void write(CellIndex cell, MemorySegment encoded);

  /// Whether a write unit is there already, whole, from an earlier run that this one resumes: it is
  /// then neither computed nor written. The answer does not change while a sweep runs.
  default boolean isWritten(CellIndex cell) {
    return false;
  }

  /// Times that a written unit's encoded bytes were read again, because the sink had to move them.
  default long readBacks() {
    return 0;
  }

  /// Makes the whole output durable and visible.
  void commit();

  @Override
  void close();
}
