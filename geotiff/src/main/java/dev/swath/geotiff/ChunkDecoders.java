package dev.swath.geotiff;

import dev.swath.UnsupportedDataException;
import dev.swath.geotiff.tag.Directory;
import java.lang.foreign.MemorySegment;

/// Decoders of one image's chunks, one for each thread that decodes at the moment.
final class ChunkDecoders implements AutoCloseable {
  private final ImageLayout layout;

  ChunkDecoders(Directory directory, ImageLayout layout) {
    this.layout = layout;
  }

  /// Whether rows of a chunk can be read without those before them.
  static boolean canReadRows(ImageLayout layout) {
    return !layout.chunks().tiled() && layout.coding().compression() == Coding.NONE;
  }

  /// Bytes of working memory that decoding so many rows takes.
  long scratchBytes(int rows) {
    return 0;
  }

  /// Decodes rows of a chunk.
  ///
  /// @param into the rows' pixels, samples that lie together side by side
  void decode(MemorySegment stored, int rows, MemorySegment scratch, MemorySegment into) {
    throw new UnsupportedDataException(
        "compression " + layout.coding().compression() + " is not supported", "");
  }

  @Override
  public void close() {}
}
