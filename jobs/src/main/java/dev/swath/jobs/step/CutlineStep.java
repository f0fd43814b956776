package dev.swath.jobs.step;

import dev.swath.grid.GridGeometry;
import dev.swath.operators.place.Cutline;
import dev.swath.operators.vector.PixelRule;
import dev.swath.raster.Raster;
import dev.swath.store.FileSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Keeps what the polygons of a GeoJSON file cover; the rest is no data.
///
/// @param crs the system of the file's coordinates, if it is another than the file says
/// @param noData of the result, as text, if the raster has none
public record CutlineStep(Path file, Optional<String> crs, Options options, Optional<String> noData)
    implements Step {
  /// Which pixels are meant.
  ///
  /// @param allTouched those that a border passes through, too, not only those whose centre is
  ///     inside
  /// @param inverted those outside instead
  /// @param keepsExtent whether the result is not cropped to the polygons
  public record Options(boolean allTouched, boolean inverted, boolean keepsExtent) {}

  @Override
  public String text() {
    return "clip --geometry "
        + file
        + crs.map(name -> " --geometry-crs " + name).orElse("")
        + (options.allTouched() ? " --all-touched" : "")
        + (options.inverted() ? " --invert" : "")
        + (options.keepsExtent() ? " --keep-extent" : "")
        + noData.map(value -> " --nodata " + value).orElse("");
  }

  @Override
  public String identity() {
    try (FileSource polygons = FileSource.open(file)) {
      return text() + " " + polygons.fingerprint();
    }
  }

  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters);
    GridGeometry place = Grids.geometry("the raster", raster);
    Raster declared = Declared.of(raster, noData);
    Cutline cutline =
        new Cutline(
            options.allTouched() ? PixelRule.ALL_TOUCHED : PixelRule.CENTRE,
            options.inverted(),
            !options.keepsExtent());
    return cutline.of(declared, Outlines.read(file, crs, place));
  }
}
