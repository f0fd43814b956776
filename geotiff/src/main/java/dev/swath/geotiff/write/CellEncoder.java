package dev.swath.geotiff.write;

import dev.swath.array.Block;
import dev.swath.grid.CellIndex;
import java.lang.foreign.MemorySegment;

/// From the pixels of a cell to the bytes of a tile or strip, for any number of threads.
sealed interface CellEncoder extends AutoCloseable permits TileEncoder, MaskEncoder {
  /// The most bytes that a cell can become.
  long maxEncodedBytes(CellIndex cell);

  /// Bytes that [#encode] takes to work in.
  long workBytes(CellIndex cell);

  /// Encodes a cell to the start of `into`.
  ///
  /// @param pixels exactly the cell's window in the layout's axis order; may be overwritten
  /// @return encoded bytes; 0 for a tile that is not stored
  long encode(CellIndex cell, Block pixels, MemorySegment into);

  /// Frees the codecs; nothing may be encoding.
  @Override
  void close();
}
