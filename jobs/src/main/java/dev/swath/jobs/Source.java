package dev.swath.jobs;

import dev.swath.operators.local.FoldBands;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.store.FilePool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// An input that is open. Whoever opens it closes it, after the last sweep over its raster.
sealed interface Source extends AutoCloseable permits GeoTiffSource, ZarrSource, VrtSource {
  /// Opens what lies at a path; of which format it is, its content says, or the ending of a VRT.
  static Source open(Path path) {
    return isVrt(path) ? VrtSource.open(path) : openStored(path, GeoTiffSource::open);
  }

  /// Opens one of many: a file is open only while it is read now and then.
  static Source open(Path path, FilePool pool) {
    return isVrt(path)
        ? VrtSource.open(path)
        : openStored(path, file -> GeoTiffSource.open(file, pool));
  }

  private static boolean isVrt(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".vrt")
        && !Files.isDirectory(path);
  }

  private static Source openStored(Path path, Function<Path, Source> file) {
    Optional<StorePath> store = StorePath.of(path);
    if (store.isPresent()) {
      return ZarrSource.open(store.get());
    }
    return Files.isDirectory(path) || isMissingStore(path)
        ? ZarrSource.open(new StorePath(path, ""))
        : file.apply(path);
  }

  private static boolean isMissingStore(Path path) {
    return !Files.exists(path) && String.valueOf(path.getFileName()).endsWith(".zarr");
  }

  /// The pixels.
  Raster raster();

  /// The pixels as bands, rows and columns.
  default Raster folded() {
    return FoldBands.isNeeded(raster().schema()) ? new FoldBands(raster(), labels()) : raster();
  }

  /// What places along dimensions are called, as far as that is known.
  default Map<String, List<String>> labels() {
    return Map.of();
  }

  Description description();

  /// Counts the pieces that the pixels are stored in.
  ChunkCount chunks();

  /// Changes if it is another input, or its content is.
  String identity();

  /// How it shows in a plan.
  Side side();

  /// Stored bytes for each raw byte, about.
  double ratio();

  /// Where pixels are not valid, if more says so than their values: one band of uint8, 0 there.
  default Optional<Raster> mask() {
    return Optional.empty();
  }

  /// What an output does not have of this input, in sentences.
  ///
  /// @param output its pixels
  /// @param masked whether it has a mask
  List<String> lost(Format format, RasterSchema output, boolean masked);

  @Override
  void close();
}
