package dev.swath.operators.zonal;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.operators.focal.ValidRuns;
import dev.swath.operators.vector.Coverage;
import dev.swath.operators.vector.PixelRule;
import dev.swath.operators.vector.Polygons;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;

/// Statistics of the pixels that each of some shapes covers. A pixel under several counts for each.
///
/// A zone's number is the place of its shape, from 0.
public final class PolygonZonalSink extends ZonalSink {
  private static final int LONGEST = 1024;

  private final Coverage coverage;

  /// @param cell the size of the pieces it takes
  /// @param polygons in the raster's coordinates
  /// @param countsValues whether median, majority, minority and variety are wanted
  public PolygonZonalSink(
      RasterSchema schema, Window cell, Polygons polygons, PixelRule rule, boolean countsValues) {
    super(real(schema), cell, bands(schema), countsValues);
    this.coverage = new Coverage(schema, polygons, rule);
  }

  @Override
  int firstResult(CellIndex cell) {
    return firstBand(cell);
  }

  @Override
  List<ZonePart> parts(CellIndex cell, Block pixels) {
    Window window = pixels.window();
    int y = window.rank() - 2;
    int[] shapes =
        coverage
            .touching(window.start(y), window.end(y), window.start(y + 1), window.end(y + 1))
            .toArray();
    List<ZonePart> parts = new ArrayList<>();
    for (int i = 0; i < bands(cell); i++) {
      ZonePart part = part();
      for (int shape : shapes) {
        planes(band(pixels, i), 0, shape, part);
      }
      parts.add(part);
    }
    return parts;
  }

  /// Walks the axes before rows and columns.
  private void planes(Block pixels, int axis, int shape, ZonePart part) {
    Window window = pixels.window();
    if (axis == window.rank() - 2) {
      plane(pixels, shape, part);
      return;
    }
    for (long i = window.start(axis); i < window.end(axis); i++) {
      planes(pixels.view(window.with(axis, i, 1)), axis + 1, shape, part);
    }
  }

  private void plane(Block pixels, int shape, ZonePart part) {
    Window window = pixels.window();
    int y = window.rank() - 2;
    long[] index = window.starts();
    ValidRuns valid = new ValidRuns(noData(), LONGEST);
    double[] values = new double[LONGEST];
    coverage.spans(
        shape,
        window.start(y),
        window.end(y),
        window.start(y + 1),
        window.end(y + 1),
        (row, from, to) -> {
          index[y] = row;
          for (long col = from; col < to; col += LONGEST) {
            index[y + 1] = col;
            int n = Math.toIntExact(Math.min(LONGEST, to - col));
            valid.read(pixels, pixels.offset(index), pixels.stride(y + 1), n, values, 0);
            part.add(shape, values, 0, n);
          }
        });
  }
}
