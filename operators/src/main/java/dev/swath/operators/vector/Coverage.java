package dev.swath.operators.vector;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which pixels of a grid each of some shapes covers. Safe for any threads.
public final class Coverage {
  /// Told of pixels that are covered.
  @FunctionalInterface
  public interface Spans {
    /// Columns `from` up to but not `to` of a row.
    void covered(long row, long from, long to);
  }

  private final List<List<Edges>> shapes = new ArrayList<>();
  private final PixelRule rule;

  /// @param grid a raster with a place
  /// @param polygons in the coordinates of that place
  public Coverage(RasterSchema grid, Polygons polygons, PixelRule rule) {
    Affine transform =
        grid.geometry()
            .map(GridGeometry::transform)
            .filter(map -> Double.isFinite(1 / map.determinant()))
            .orElseThrow(
                () ->
                    new UnsupportedDataException(
                        "polygons cannot be laid over a raster that says no place",
                        "give it a geotransform first"));
    this.rule = rule;
    for (Shape shape : polygons.shapes()) {
      shapes.add(shape.parts().stream().map(part -> Edges.of(part, transform)).toList());
    }
  }

  /// Number of shapes.
  public int size() {
    return shapes.size();
  }

  /// The shapes that may cover pixels of some rows and columns, in their order.
  public IntStream touching(long row, long endRow, long col, long endCol) {
    return IntStream.range(0, size())
        .filter(i -> shapes.get(i).stream().anyMatch(e -> touches(e, row, endRow, col, endCol)));
  }

  private static boolean touches(Edges edges, long row, long endRow, long col, long endCol) {
    return edges.top() <= endRow
        && edges.bottom() >= row
        && edges.left() <= endCol
        && edges.right() >= col;
  }

  /// Tells what a shape covers of some rows and columns: row by row from the top, in each from the
  /// left, each pixel once.
  public void spans(int shape, long row, long endRow, long col, long endCol, Spans to) {
    RowSpans found = new RowSpans(col, endCol);
    List<RowWalk> walks =
        shapes.get(shape).stream()
            .filter(edges -> touches(edges, row, endRow, col, endCol))
            .map(edges -> new RowWalk(edges, rule, row, endRow - row))
            .toList();
    if (walks.isEmpty()) {
      return;
    }
    for (long at = row; at < endRow; at++) {
      for (RowWalk walk : walks) {
        walk.row(at, found);
      }
      found.drain(at, to);
    }
  }

  /// The smallest window of the grid around all shapes.
  Optional<Window> window(RasterSchema grid) {
    List<Edges> all = shapes.stream().flatMap(List::stream).toList();
    double left = all.stream().mapToDouble(Edges::left).min().orElse(0);
    double top = all.stream().mapToDouble(Edges::top).min().orElse(0);
    double right = all.stream().mapToDouble(Edges::right).max().orElse(0);
    double bottom = all.stream().mapToDouble(Edges::bottom).max().orElse(0);
    int y = grid.rank() - 2;
    long row = whole(Math.floor(top), grid.rows());
    long col = whole(Math.floor(left), grid.cols());
    Window window =
        grid.extent()
            .with(y, row, whole(Math.ceil(bottom), grid.rows()) - row)
            .with(y + 1, col, whole(Math.ceil(right), grid.cols()) - col);
    return window.isEmpty() ? Optional.empty() : Optional.of(window);
  }

  private static long whole(double place, long most) {
    return (long) Math.clamp(place, 0, (double) most);
  }
}
