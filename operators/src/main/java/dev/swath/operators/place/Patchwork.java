package dev.swath.operators.place;

import dev.swath.array.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts rows and columns into patches within which the same rectangles lie.
final class Patchwork {
  /// A patch and the rectangles that cover it, in their order.
  ///
  /// @param ground rows and columns
  record Patch(Window ground, int[] covers) {}

  private final Window ground;
  private final List<Window> rectangles;
  private final List<Patch> patches = new ArrayList<>();

  private Patchwork(Window ground, List<Window> rectangles) {
    this.ground = ground;
    this.rectangles = rectangles;
  }

  /// Disjoint patches that make up some rows and columns.
  static List<Patch> cut(Window ground, List<Window> rectangles) {
    Patchwork work = new Patchwork(ground, rectangles);
    int[] all = new int[rectangles.size()];
    Arrays.setAll(all, i -> i);
    long[] rows = work.breaks(0, all);
    for (int i = 0; i + 1 < rows.length; i++) {
      long start = rows[i];
      int[] inside = work.covering(0, start, all);
      work.band(ground.with(0, start, rows[i + 1] - start), inside);
    }
    return work.patches;
  }

  private void band(Window band, int[] inside) {
    long[] cols = breaks(1, inside);
    for (int i = 0; i + 1 < cols.length; i++) {
      long start = cols[i];
      patches.add(new Patch(band.with(1, start, cols[i + 1] - start), covering(1, start, inside)));
    }
  }

  private int[] covering(int axis, long at, int[] among) {
    return Arrays.stream(among)
        .filter(i -> rectangles.get(i).start(axis) <= at && at < rectangles.get(i).end(axis))
        .toArray();
  }

  /// Where rectangles begin or end along an axis, the ends of the ground included.
  private long[] breaks(int axis, int[] among) {
    long[] breaks = new long[2 * among.length + 2];
    int n = 0;
    breaks[n++] = ground.start(axis);
    breaks[n++] = ground.end(axis);
    for (int i : among) {
      Window rectangle = rectangles.get(i);
      breaks[n++] = Math.clamp(rectangle.start(axis), ground.start(axis), ground.end(axis));
      breaks[n++] = Math.clamp(rectangle.end(axis), ground.start(axis), ground.end(axis));
    }
    return Arrays.stream(breaks).sorted().distinct().toArray();
  }
}
