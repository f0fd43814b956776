package dev.swath.jobs.step;

import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.local.Subset;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// Keeps the pixels that touch a box.
///
/// @param crs the system that the box is given in; the raster's own if empty
public record ClipStep(Box box, Optional<String> crs) implements Step {
  /// A pixel that a box only touches by rounding does not count.
  private static final double TOUCH = 1e-6;

  @Override
  public String text() {
    return "clip --bbox " + box + crs.map(label -> " --bbox-crs " + label).orElse("");
  }

  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public Optional<Raster> mask(Raster mask) {
    return Optional.of(apply(List.of(mask)));
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters);
    RasterSchema schema = raster.schema();
    GridGeometry place =
        schema
            .geometry()
            .orElseThrow(
                () ->
                    new RequestException(
                        "the input has no georeference, so --bbox means nothing",
                        "leave --bbox out"));
    Box own = crs.isPresent() ? BoxSystem.inSystemOf(box, crs.get(), place) : box;
    boolean turns = crs.isPresent() && BoxSystem.turns(place);
    Window window =
        turns ? turned(schema, place.transform(), own) : pixels(schema, place.transform(), own);
    if (window.isEmpty()) {
      throw new RequestException(
          "the box " + own + " lies outside the input " + bounds(schema, place.transform()),
          "give a box that touches it, in the input's coordinates");
    }
    return window.equals(schema.extent()) ? raster : new Subset(raster, window);
  }

  /// The same where longitudes may be meant a turn farther on: the side that has most pixels.
  private static Window turned(RasterSchema schema, Affine transform, Box box) {
    Window most = pixels(schema, transform, box);
    for (int turn : new int[] {-360, 360}) {
      Box moved = new Box(box.minX() + turn, box.minY(), box.maxX() + turn, box.maxY());
      Window window = pixels(schema, transform, moved);
      most = window.count() > most.count() ? window : most;
    }
    return most;
  }

  /// The pixels whose inside touches the box.
  private static Window pixels(RasterSchema schema, Affine transform, Box box) {
    Affine inverse = transform.inverse();
    double[] xs = {box.minX(), box.maxX(), box.minX(), box.maxX()};
    double[] ys = {box.minY(), box.minY(), box.maxY(), box.maxY()};
    double firstCol = Double.POSITIVE_INFINITY;
    double firstRow = Double.POSITIVE_INFINITY;
    double lastCol = Double.NEGATIVE_INFINITY;
    double lastRow = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      double col = inverse.x(xs[i], ys[i]);
      double row = inverse.y(xs[i], ys[i]);
      firstCol = Math.min(firstCol, col);
      firstRow = Math.min(firstRow, row);
      lastCol = Math.max(lastCol, col);
      lastRow = Math.max(lastRow, row);
    }
    int x = schema.rank() - 1;
    Window rows = side(schema.extent(), x - 1, firstRow, lastRow);
    return side(rows, x, firstCol, lastCol);
  }

  private static Window side(Window window, int axis, double first, double last) {
    double size = window.size(axis);
    long start = (long) Math.clamp(Math.floor(first + TOUCH), 0, size);
    long end = (long) Math.clamp(Math.ceil(last - TOUCH), start, size);
    return window.with(axis, start, end - start);
  }

  private static String bounds(RasterSchema schema, Affine map) {
    double cols = schema.cols();
    double rows = schema.rows();
    return "from "
        + map.x(0, 0)
        + ","
        + map.y(0, 0)
        + " to "
        + map.x(cols, rows)
        + ","
        + map.y(cols, rows);
  }
}
