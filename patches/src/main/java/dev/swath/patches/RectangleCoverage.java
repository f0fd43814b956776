package dev.swath.patches;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.patches.place.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Which pixels of rows and columns the results of scattered patches cover.
///
/// @param share of the pixels that are covered with a weight
/// @param most results that cover a row at most, and so a pixel
record RectangleCoverage(double share, long most) {
  private record Rectangle(long top, long bottom, long left, long right) {}

  /// Walks down over the rows at which a rectangle begins or ends; between two of them the covered
  /// columns do not change.
  static RectangleCoverage of(ResultPlaces places) {
    List<Rectangle> rectangles = rectangles(places);
    TreeSet<Long> edges = new TreeSet<>();
    for (Rectangle rectangle : rectangles) {
      edges.add(rectangle.top());
      edges.add(rectangle.bottom());
    }
    List<Rectangle> active = new ArrayList<>();
    long covered = 0;
    long most = 1;
    int next = 0;
    long above = edges.isEmpty() ? 0 : edges.first();
    for (long edge : edges) {
      covered += (edge - above) * length(active);
      active.removeIf(rectangle -> rectangle.bottom() <= edge);
      while (next < rectangles.size() && rectangles.get(next).top() <= edge) {
        active.add(rectangles.get(next++));
      }
      most = Math.max(most, active.size());
      above = edge;
    }
    Window extent = places.extent();
    double all = (double) extent.size(extent.rank() - 2) * (double) extent.size(extent.rank() - 1);
    return new RectangleCoverage(all == 0 ? 1 : covered / all, most);
  }

  private static List<Rectangle> rectangles(ResultPlaces places) {
    Placement placement = places.placement();
    Window indices = placement.indices();
    int y = places.rank() - 2;
    List<Rectangle> rectangles = new ArrayList<>();
    for (long n = 0; n < indices.count(); n++) {
      ResultAxis.Span[] spans = places.spans(placement.anchor(CellIndex.in(indices, n)));
      long[] rows = weighing(places, y, spans[y]);
      long[] cols = weighing(places, y + 1, spans[y + 1]);
      if (rows[0] < rows[1] && cols[0] < cols[1]) {
        rectangles.add(new Rectangle(rows[0], rows[1], cols[0], cols[1]));
      }
    }
    rectangles.sort(Comparator.comparingLong(Rectangle::top));
    return rectangles;
  }

  /// From the first to the last pixel with a weight.
  private static long[] weighing(ResultPlaces places, int axis, ResultAxis.Span span) {
    double[] weights = places.weights(axis, span);
    long from = span.from();
    long to = span.to();
    while (from < to && weights[Math.toIntExact(from - span.taperFrom())] == 0) {
      from++;
    }
    while (from < to && weights[Math.toIntExact(to - 1 - span.taperFrom())] == 0) {
      to--;
    }
    return new long[] {span.start() + from, span.start() + to};
  }

  /// The length of the union of the columns of some rectangles.
  private static long length(List<Rectangle> rectangles) {
    long[][] ranges =
        rectangles.stream().map(r -> new long[] {r.left(), r.right()}).toArray(long[][]::new);
    Arrays.sort(ranges, Comparator.comparingLong(range -> range[0]));
    long length = 0;
    long end = Long.MIN_VALUE;
    for (long[] range : ranges) {
      length += Math.max(0, range[1] - Math.max(range[0], end));
      end = Math.max(end, range[1]);
    }
    return length;
  }
}
