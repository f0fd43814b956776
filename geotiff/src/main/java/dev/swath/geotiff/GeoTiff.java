package dev.swath.geotiff;

import dev.swath.geotiff.tag.Limits;
import dev.swath.store.ByteSource;
import dev.swath.store.FilePool;
import dev.swath.store.FileSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Opens GeoTIFF and BigTIFF files.
public final class GeoTiff {
  private GeoTiff() {}

  /// Opens a local file and, if there is one beside it, its `.ovr` file of overviews.
  public static GeoTiffFile open(Path path) {
    return open(path, Limits.DEFAULT);
  }

  public static GeoTiffFile open(Path path, Limits limits) {
    return open(path, FileSource::open, limits);
  }

  /// Opens one of many files, which is open only while it is read now and then.
  public static GeoTiffFile open(Path path, FilePool pool) {
    return open(path, pool::open, Limits.DEFAULT);
  }

  private static GeoTiffFile open(Path path, Function<Path, FileSource> files, Limits limits) {
    Path overviews = path.resolveSibling(path.getFileName() + ".ovr");
    FileSource source = files.apply(path);
    try {
      Optional<ByteSource> sidecar =
          Files.isRegularFile(overviews) ? Optional.of(files.apply(overviews)) : Optional.empty();
      return open(source, sidecar, limits);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /// Opens a source, which then belongs to the file; nothing else is read.
  public static GeoTiffFile open(ByteSource source) {
    return open(source, Limits.DEFAULT);
  }

  public static GeoTiffFile open(ByteSource source, Limits limits) {
    return open(source, Optional.empty(), limits);
  }

  /// Opens a source and, if there is one, another that holds its overviews; both then belong to the
  /// file.
  public static GeoTiffFile open(ByteSource source, Optional<ByteSource> overviews, Limits limits) {
    try {
      return GeoTiffFile.read(source, overviews, limits);
    } catch (RuntimeException e) {
      source.close();
      overviews.ifPresent(ByteSource::close);
      throw e;
    }
  }
}
