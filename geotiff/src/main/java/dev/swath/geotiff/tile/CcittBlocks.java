package dev.swath.geotiff.tile;

import dev.swath.UnsupportedDataException;
import java.lang.foreign.MemorySegment;

/// Blocks of CCITT data.
record CcittBlocks(TileFormat format) implements BlockDecoder {
  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    throw new UnsupportedDataException(
        "CCITT blocks of " + format.width() + " pixels are not read", "convert the file first");
  }
}
