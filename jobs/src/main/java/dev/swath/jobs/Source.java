package dev.swath.jobs;

import dev.swath.raster.Raster;
import java.nio.file.Path;
import java.util.List;

/// An input that is open. Whoever opens it closes it, after the last sweep over its raster.
sealed interface Source extends AutoCloseable permits GeoTiffSource {
  /// Opens what lies at a path; of which format it is, its content says.
  static Source open(Path path) {
    return GeoTiffSource.open(path);
  }

  /// The pixels.
  Raster raster();

  Description description();

  /// How it shows in a plan.
  Side side();

  /// Stored bytes for each raw byte, about.
  double ratio();

  /// What an output of some format does not have of this input, in sentences.
  List<String> lost(Format output);

  @Override
  void close();
}
