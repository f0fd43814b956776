package dev.swath.jobs.step;

import dev.swath.crs.CoordinateSystems;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.RequestException;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Keeps the pixels that touch the ground of another raster of the same system.
public record ClipLikeStep(Path like) implements Step {
  @Override
  public String text() {
    return "clip --like " + like;
  }

  @Override
  public List<Path> beside() {
    return List.of(like);
  }

  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters.subList(0, rasters.size() - 1));
    GridGeometry own = Grids.geometry("the raster", raster);
    GridGeometry other = Grids.geometry(like.toString(), rasters.getLast());
    if (own.crs().isPresent()
        && other.crs().isPresent()
        && !areSame(own.crs().get(), other.crs().get())) {
      throw new RequestException(
          "the raster is in "
              + own.crs().get().label()
              + " but "
              + like
              + " in "
              + other.crs().get().label(),
          "warp one to the system of the other first");
    }
    Box box = box(other.transform(), rasters.getLast().schema());
    return new ClipStep(box, Optional.empty()).apply(List.of(raster));
  }

  private static boolean areSame(Crs one, Crs other) {
    return one.equals(other)
        || CoordinateSystems.areSame(one, other)
        || one.label().equals(other.label());
  }

  private static Box box(Affine map, RasterSchema schema) {
    double cols = schema.cols();
    double rows = schema.rows();
    double[] xs = {map.x(0, 0), map.x(cols, 0), map.x(0, rows), map.x(cols, rows)};
    double[] ys = {map.y(0, 0), map.y(cols, 0), map.y(0, rows), map.y(cols, rows)};
    return new Box(
        java.util.Arrays.stream(xs).min().orElseThrow(),
        java.util.Arrays.stream(ys).min().orElseThrow(),
        java.util.Arrays.stream(xs).max().orElseThrow(),
        java.util.Arrays.stream(ys).max().orElseThrow());
  }
}
