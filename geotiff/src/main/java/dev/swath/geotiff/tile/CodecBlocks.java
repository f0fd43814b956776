package dev.swath.geotiff.tile;

import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import java.lang.foreign.MemorySegment;

/// Blocks whose rows were compressed as one string of bytes.
final class CodecBlocks implements BlockDecoder {
  private final Codec codec;
  private final int rowBytes;

  CodecBlocks(CodecSpec spec, TileFormat format) {
    this.codec = Codecs.open(spec);
    this.rowBytes = format.rowBytes();
  }

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    return Math.toIntExact(codec.decodeStart(stored, rows) / rowBytes);
  }

  @Override
  public void close() {
    codec.close();
  }
}
