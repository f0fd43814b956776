package dev.swath.jobs;

import dev.swath.geotiff.GeoTiff;
import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.raster.Raster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An input file that is open. Whoever opens it closes it, after the last sweep over its raster.
final class Source implements AutoCloseable {
  private final GeoTiffFile file;

  private Source(GeoTiffFile file) {
    this.file = file;
  }

  static Source open(Path path) {
    return new Source(GeoTiff.open(path));
  }

  GeoTiffRaster raster() {
    return file.raster();
  }

  List<GeoTiffRaster> overviews() {
    return file.overviews();
  }

  Optional<GeoTiffRaster> mask() {
    return file.mask();
  }

  Description description() {
    return GeoTiffDescription.of(file);
  }

  Side side() {
    Raster raster = file.raster();
    return new Side(
        file.name(), raster.schema(), GeoTiffDescription.organisation(file.raster().layout()));
  }

  /// Stored bytes for each raw byte, from the file's length: overviews make it a little too large.
  double ratio() {
    return (double) file.source().size() / Math.max(1, side().rawBytes());
  }

  /// What an output of this input's pixels takes over from it, beside what the schema says.
  GeoTiffOptions options(Selection selection) {
    return GeoTiffOptions.DEFAULT;
  }

  @Override
  public void close() {
    file.close();
  }
}
