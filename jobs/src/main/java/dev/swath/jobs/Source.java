package dev.swath.jobs;

import dev.swath.operators.local.FoldBands;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An input that is open. Whoever opens it closes it, after the last sweep over its raster.
sealed interface Source extends AutoCloseable permits GeoTiffSource, ZarrSource {
  /// Opens what lies at a path; of which format it is, its content says.
  static Source open(Path path) {
    Optional<StorePath> store = StorePath.of(path);
    if (store.isPresent()) {
      return ZarrSource.open(store.get());
    }
    return Files.isDirectory(path) || isMissingStore(path)
        ? ZarrSource.open(new StorePath(path, ""))
        : GeoTiffSource.open(path);
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
