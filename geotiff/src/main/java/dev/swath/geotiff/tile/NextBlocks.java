package dev.swath.geotiff.tile;

import dev.swath.UnsupportedDataException;
import java.lang.foreign.MemorySegment;

/// Blocks of NeXT data.
record NextBlocks(TileFormat format) implements BlockDecoder {
  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    throw new UnsupportedDataException(
        "NeXT blocks of " + format.width() + " pixels are not read", "convert the file first");
  }
}
