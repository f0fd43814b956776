package dev.swath.zarr.write;

import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import java.nio.file.Path;
import java.util.Optional;

/// Adds to arrays of an existing store, or replaces whole shards of them.
///
/// New shards are staged beside the store. The commit of the last sink moves them into place; until
/// that is done readers find the mark [dev.swath.zarr.metadata.Unfinished#UPDATE_MARK], and
/// the next run finishes what a killed one began.
public final class ZarrUpdate implements AutoCloseable {
  private ZarrUpdate() {}

  /// @param resumeFingerprint as for [ZarrGroupWriter#create]
  public static ZarrUpdate open(Path store, Optional<String> resumeFingerprint) {
    throw new UnsupportedOperationException();
  }

  /// A sink for pixels that follow the last ones of an array along a dimension. All arrays of the
  /// group with that dimension must get the same number.
  public RasterSink append(String array, String dimension, RasterSchema schema) {
    throw new UnsupportedOperationException();
  }

  /// A sink for a window of an array, which must begin and end with shards.
  ///
  /// @param window in the order of the schema's dimensions
  public RasterSink region(String array, Window window, RasterSchema schema) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
