package dev.swath.jobs;

import dev.swath.array.DType;
import dev.swath.geotiff.GeoTiff;
import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.cog.CogCheck;
import dev.swath.geotiff.cog.CogFlaw;
import dev.swath.geotiff.cog.CogRule;
import dev.swath.geotiff.write.ColorModel;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.store.FilePool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A GeoTIFF that is open.
final class GeoTiffSource implements Source {
  private final GeoTiffFile file;
  private final TiffPath path;
  private final GeoTiffRaster raster;

  private GeoTiffSource(GeoTiffFile file, TiffPath path, GeoTiffRaster raster) {
    this.file = file;
    this.path = path;
    this.raster = raster;
  }

  static GeoTiffSource open(Path named) {
    return open(named, GeoTiff::open);
  }

  private static GeoTiffSource open(Path named, Function<Path, GeoTiffFile> opening) {
    TiffPath path = TiffPath.of(named);
    GeoTiffFile file = opening.apply(path.file());
    try {
      return new GeoTiffSource(file, path, path.image(file));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// A file that is open only while it is read now and then.
  static GeoTiffSource open(Path path, FilePool pool) {
    return open(path, file -> GeoTiff.open(file, pool));
  }

  @Override
  public GeoTiffRaster raster() {
    return raster;
  }

  List<GeoTiffRaster> overviews() {
    return file.overviews();
  }

  /// The masks of the first image and of its overviews, as they are.
  List<GeoTiffRaster> storedMasks() {
    return Stream.concat(Stream.of(file.raster()), file.overviews().stream())
        .flatMap(image -> file.mask(image).stream())
        .distinct()
        .toList();
  }

  @Override
  public Optional<Raster> mask() {
    return path.mask(file, raster)
        .filter(mask -> mask.schema().dtype() == DType.UINT8)
        .filter(mask -> mask.schema().extent().size(0) == 1)
        .map(mask -> mask);
  }

  /// Whether the file says of itself that it is cloud-optimized.
  boolean claimsCog() {
    return CogCheck.isClaimed(file.source());
  }

  /// What the file lacks to be cloud-optimized.
  List<CogFlaw> cogFlaws() {
    List<CogFlaw> flaws = new ArrayList<>(CogCheck.flaws(file.source()));
    if (file.hasSidecar()) {
      flaws.add(
          new CogFlaw(
              CogRule.OVERVIEWS,
              true,
              "",
              "overviews lie in the file itself but this one has an .ovr beside it"));
    }
    return flaws;
  }

  @Override
  public Description description() {
    return GeoTiffDescription.of(file, path.label(file.name()), raster);
  }

  @Override
  public ChunkCount chunks() {
    return ChunkCount.of(
        raster.schema().dtype(), raster.units().all(), raster.units()::window, raster::storedBytes);
  }

  @Override
  public String identity() {
    Path absolute = Path.of(file.name()).toAbsolutePath().normalize();
    return path.label(absolute.toString()) + " " + file.source().fingerprint();
  }

  @Override
  public Side side() {
    return new Side(
        path.label(file.name()), raster.schema(), GeoTiffDescription.organisation(raster.layout()));
  }

  /// From the file's length: overviews make it a little too large.
  @Override
  public double ratio() {
    double stored = (double) file.source().size() / Math.max(1, side().rawBytes());
    return path.part().isEmpty() ? stored : Math.min(1, stored);
  }

  /// What an output of this input's pixels takes over from it, beside what the schema says.
  ///
  /// @param output the output's pixels
  GeoTiffOptions options(RasterSchema output) {
    GeoTiffOptions options =
        GeoTiffOptions.DEFAULT
            .withGeoKeys(file.reference().keys().filter(_ -> isOfThisSystem(output)))
            .withInterleave(
                raster.layout().chunks().planar()
                    ? GeoTiffOptions.Interleave.BAND
                    : GeoTiffOptions.Interleave.PIXEL);
    GeoTiffOptions placed =
        isPlacedByPoints(output)
            ? options.withControlPoints(file.reference().controlPoints())
            : options;
    return palette(output).map(placed::withPhotometric).orElse(placed);
  }

  /// Whether an output's coordinates mean what this input's mean.
  private boolean isOfThisSystem(RasterSchema output) {
    RasterSchema input = file.raster().schema();
    return output.geometry().isEmpty()
        || output
            .geometry()
            .flatMap(GridGeometry::crs)
            .equals(input.geometry().flatMap(GridGeometry::crs));
  }

  /// Whether the control points of this input tell the place of an output's pixels, too.
  private boolean isPlacedByPoints(RasterSchema output) {
    RasterSchema input = file.raster().schema(); // control points are said of the full image
    return output.geometry().isEmpty()
        && output.rows() == input.rows()
        && output.cols() == input.cols();
  }

  /// The colours of the indices, as long as the output still holds indices.
  private Optional<ColorModel> palette(RasterSchema output) {
    boolean indices =
        output.dtype() == raster.schema().dtype()
            && (output.dtype() == DType.UINT8 || output.dtype() == DType.UINT16)
            && !output.bands().isEmpty()
            && output.bands().getFirst().role().equals("palette");
    return file.colorMap()
        .filter(_ -> indices)
        .map(colours -> ColorModel.Palette.of(colours, output.dtype()));
  }

  @Override
  public List<String> lost(Format format, RasterSchema output, boolean masked) {
    List<String> lost = new ArrayList<>();
    boolean whole = path.part().isEmpty();
    if (whole && !file.overviews().isEmpty()) {
      lost.add("the input's " + file.overviews().size() + " overviews are not written");
    }
    if (path.mask(file, raster).isPresent() && !masked) {
      lost.add("the input's mask is not written; pixels under it keep their values");
    }
    boolean points = !file.reference().controlPoints().isEmpty();
    if (points && (format == Format.ZARR || !isPlacedByPoints(output))) {
      lost.add("the input's ground control points are not written");
    }
    if (whole && file.images().size() > 1) {
      lost.add("only the first of the input's " + file.images().size() + " images is taken");
    }
    return lost;
  }

  @Override
  public void close() {
    file.close();
  }
}
