package dev.swath.operators.place;

import dev.swath.array.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Tells whether rectangles leave nothing of some rows and columns open.
final class Coverage {
  private Coverage() {}

  static boolean isWhole(Window ground, List<Window> rectangles) {
    if (rectangles.stream().anyMatch(rectangle -> rectangle.contains(ground))) {
      return true;
    }
    RectangleIndex index = new RectangleIndex(rectangles);
    long[] rows =
        rectangles.stream()
            .flatMapToLong(r -> LongStream.of(r.start(0), r.end(0)))
            .filter(row -> ground.start(0) < row && row < ground.end(0))
            .sorted()
            .distinct()
            .toArray();
    return LongStream.concat(LongStream.of(ground.start(0)), Arrays.stream(rows))
        .allMatch(row -> isWholeRow(ground, row, index, rectangles));
  }

  private static boolean isWholeRow(
      Window ground, long row, RectangleIndex index, List<Window> rectangles) {
    int[] inRow = index.touching(row, row + 1, ground.start(1), ground.end(1));
    List<Window> fromLeft =
        Arrays.stream(inRow)
            .mapToObj(rectangles::get)
            .sorted((a, b) -> Long.compare(a.start(1), b.start(1)))
            .toList();
    long reached = ground.start(1);
    for (Window rectangle : fromLeft) {
      if (rectangle.start(1) > reached) {
        return false;
      }
      reached = Math.max(reached, rectangle.end(1));
    }
    return reached >= ground.end(1);
  }
}
