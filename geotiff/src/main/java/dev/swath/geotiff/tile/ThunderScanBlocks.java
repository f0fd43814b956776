package dev.swath.geotiff.tile;

import dev.swath.UnsupportedDataException;
import java.lang.foreign.MemorySegment;

/// Blocks of ThunderScan data.
record ThunderScanBlocks(TileFormat format) implements BlockDecoder {
  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    throw new UnsupportedDataException(
        "ThunderScan blocks of " + format.width() + " pixels are not read",
        "convert the file first");
  }
}
