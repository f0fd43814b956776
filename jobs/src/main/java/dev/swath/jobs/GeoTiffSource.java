package dev.swath.jobs;

import dev.swath.array.DType;
import dev.swath.geotiff.GeoTiff;
import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.write.ColorModel;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.store.FilePool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A GeoTIFF that is open.
final class GeoTiffSource implements Source {
  private final GeoTiffFile file;

  private GeoTiffSource(GeoTiffFile file) {
    this.file = file;
  }

  static GeoTiffSource open(Path path) {
    return new GeoTiffSource(GeoTiff.open(path));
  }

  /// A file that is open only while it is read now and then.
  static GeoTiffSource open(Path path, FilePool pool) {
    return new GeoTiffSource(GeoTiff.open(path, pool));
  }

  @Override
  public GeoTiffRaster raster() {
    return file.raster();
  }

  List<GeoTiffRaster> overviews() {
    return file.overviews();
  }

  Optional<GeoTiffRaster> mask() {
    return file.mask();
  }

  @Override
  public Description description() {
    return GeoTiffDescription.of(file);
  }

  @Override
  public ChunkCount chunks() {
    GeoTiffRaster raster = file.raster();
    return ChunkCount.of(
        raster.schema().dtype(), raster.units().all(), raster.units()::window, raster::storedBytes);
  }

  @Override
  public String identity() {
    return Path.of(file.name()).toAbsolutePath().normalize() + " " + file.source().fingerprint();
  }

  @Override
  public Side side() {
    Raster raster = file.raster();
    return new Side(
        file.name(), raster.schema(), GeoTiffDescription.organisation(file.raster().layout()));
  }

  /// From the file's length: overviews make it a little too large.
  @Override
  public double ratio() {
    return (double) file.source().size() / Math.max(1, side().rawBytes());
  }

  /// What an output of this input's pixels takes over from it, beside what the schema says.
  ///
  /// @param output the output's pixels
  GeoTiffOptions options(RasterSchema output) {
    GeoTiffOptions options =
        GeoTiffOptions.DEFAULT
            .withGeoKeys(file.reference().keys())
            .withInterleave(
                file.raster().layout().chunks().planar()
                    ? GeoTiffOptions.Interleave.BAND
                    : GeoTiffOptions.Interleave.PIXEL);
    return palette(output).map(options::withPhotometric).orElse(options);
  }

  /// The colours of the indices, as long as the output still holds indices.
  private Optional<ColorModel> palette(RasterSchema output) {
    boolean indices =
        output.dtype() == file.raster().schema().dtype()
            && (output.dtype() == DType.UINT8 || output.dtype() == DType.UINT16)
            && !output.bands().isEmpty()
            && output.bands().getFirst().role().equals("palette");
    return file.colorMap()
        .filter(_ -> indices)
        .map(colours -> ColorModel.Palette.of(colours, output.dtype()));
  }

  @Override
  public List<String> lost(Format output) {
    List<String> lost = new ArrayList<>();
    if (!file.overviews().isEmpty()) {
      lost.add("the input's " + file.overviews().size() + " overviews are not written");
    }
    if (file.mask().isPresent()) {
      lost.add("the input's mask is not written; pixels under it keep their values");
    }
    if (!file.reference().controlPoints().isEmpty()) {
      lost.add("the input's ground control points are not written");
    }
    if (file.images().size() > 1) {
      lost.add("only the first of the input's " + file.images().size() + " images is taken");
    }
    return lost;
  }

  @Override
  public void close() {
    file.close();
  }
}
