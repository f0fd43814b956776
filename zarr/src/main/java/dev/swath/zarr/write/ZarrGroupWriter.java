package dev.swath.zarr.write;

import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Writes a new store: a group of arrays, their coordinates and consolidated metadata.
///
/// All arrays are declared first; then their sinks go with their rasters into sweeps. The commit of
/// the last one publishes the store. Nothing is created before the first write.
public final class ZarrGroupWriter implements AutoCloseable {
  /// What to do with a store that is there already.
  public enum Replace {
    REFUSE,
    OVERWRITE
  }

  private ZarrGroupWriter() {}

  /// Begins a store, or goes on with one.
  ///
  /// @param resumeFingerprint identifies the request and its inputs; with it, what was written
  ///     before a failure is kept, and work that an earlier run of the same request left is gone on
  ///     with (work of another request is a conflict); without it, nothing is kept, and what an
  ///     earlier run left is removed
  public static ZarrGroupWriter create(
      Path store, Replace replace, Optional<String> resumeFingerprint) {
    throw new UnsupportedOperationException();
  }

  /// Whether an earlier run left work for this store that it did not come to publish.
  public static boolean hasUnfinished(Path store) {
    throw new UnsupportedOperationException();
  }

  /// Removes what an earlier run left for this store, unless it is still being written.
  public static void discardUnfinished(Path store) {
    throw new UnsupportedOperationException();
  }

  /// Declares an array.
  ///
  /// @param path name of the array, such as `data`, or with its groups, such as `0/reflectance`
  /// @param attributes further attributes of the array: texts, numbers, booleans, lists and maps
  public RasterSink array(
      String path, RasterSchema schema, ZarrOptions options, Map<String, ?> attributes) {
    throw new UnsupportedOperationException();
  }

  /// Further attributes of a group; the empty path is the root.
  public void groupAttributes(String path, Map<String, ?> attributes) {
    throw new UnsupportedOperationException();
  }

  /// Closes the sinks. Without a commit the work is kept if it can be resumed, else removed.
  @Override
  public void close() {}
}
