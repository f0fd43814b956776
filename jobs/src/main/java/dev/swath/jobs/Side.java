package dev.swath.jobs;

import dev.swath.array.Block;
import dev.swath.raster.RasterSchema;

/// One side of a job, as a plan shows it.
///
/// @param name of the file, or of what stands in its place
/// @param schema what its pixels are
/// @param layout how they are stored, for people
public record Side(String name, RasterSchema schema, String layout) {
  /// Bytes of all pixels, not compressed.
  public long rawBytes() {
    return Block.byteSize(schema.dtype(), schema.extent());
  }
}
