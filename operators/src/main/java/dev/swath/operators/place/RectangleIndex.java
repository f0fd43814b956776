package dev.swath.operators.place;

import dev.swath.array.Window;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Finds those of many rectangles that touch another one: a tree of bounding boxes, packed row by
/// row as in Leutenegger, Lopez and Edgington, "STR", 1997.
final class RectangleIndex {
  private static final int FAN_OUT = 16;

  /// For each node its first row, end row, first column and end column; the leaves first.
  private final long[] boxes;

  /// The rectangle that a leaf stands for.
  private final int[] places;

  /// The first node of each level, the leaves' first; then the number of all.
  private final int[] levels;

  RectangleIndex(List<Window> rectangles) {
    Integer[] order = packed(rectangles);
    places = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    levels = levels(places.length);
    boxes = new long[4 * levels[levels.length - 1]];
    for (int leaf = 0; leaf < places.length; leaf++) {
      Window r = rectangles.get(places[leaf]);
      set(leaf, r.start(0), r.end(0), r.start(1), r.end(1));
    }
    for (int level = 1; level < levels.length - 1; level++) {
      for (int node = levels[level]; node < levels[level + 1]; node++) {
        bound(node, firstChild(level, node), endChild(level, node));
      }
    }
  }

  /// Slices by row, in each by column.
  private static Integer[] packed(List<Window> rectangles) {
    Integer[] order = new Integer[rectangles.size()];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> byRow = Comparator.comparingLong(i -> middle(rectangles.get(i), 0));
    Comparator<Integer> byCol = Comparator.comparingLong(i -> middle(rectangles.get(i), 1));
    Arrays.sort(order, byRow);
    int slices = Math.toIntExact(Math.round(Math.ceil(Math.sqrt(order.length / (1.0 * FAN_OUT)))));
    int slice = FAN_OUT * Math.max(1, slices);
    for (int first = 0; first < order.length; first += slice) {
      Arrays.sort(order, first, Math.min(order.length, first + slice), byCol);
    }
    return order;
  }

  private static long middle(Window rectangle, int axis) {
    return rectangle.start(axis) + rectangle.end(axis);
  }

  private static int[] levels(int leaves) {
    int[] levels = {0, leaves};
    for (int nodes = leaves; nodes > 1; ) {
      nodes = Math.ceilDiv(nodes, FAN_OUT);
      levels = Arrays.copyOf(levels, levels.length + 1);
      levels[levels.length - 1] = levels[levels.length - 2] + nodes;
    }
    return levels;
  }

  private int firstChild(int level, int node) {
    return levels[level - 1] + (node - levels[level]) * FAN_OUT;
  }

  private int endChild(int level, int node) {
    return Math.min(levels[level], firstChild(level, node) + FAN_OUT);
  }

  private void bound(int node, int first, int end) {
    long[] box = {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
    for (int child = first; child < end; child++) {
      box[0] = Math.min(box[0], boxes[4 * child]);
      box[1] = Math.max(box[1], boxes[4 * child + 1]);
      box[2] = Math.min(box[2], boxes[4 * child + 2]);
      box[3] = Math.max(box[3], boxes[4 * child + 3]);
    }
    set(node, box[0], box[1], box[2], box[3]);
  }

  private void set(int node, long firstRow, long endRow, long firstCol, long endCol) {
    boxes[4 * node] = firstRow;
    boxes[4 * node + 1] = endRow;
    boxes[4 * node + 2] = firstCol;
    boxes[4 * node + 3] = endCol;
  }

  /// The rectangles that share a cell with some rows and columns, in their order.
  int[] touching(long firstRow, long endRow, long firstCol, long endCol) {
    Found found = new Found(firstRow, endRow, firstCol, endCol);
    if (places.length > 0) {
      found.descend(levels.length - 2, levels[levels.length - 2]);
    }
    int[] touching = Arrays.copyOf(found.places, found.count);
    Arrays.sort(touching);
    return touching;
  }

  /// What a search has come upon.
  private final class Found {
    private final long firstRow;
    private final long endRow;
    private final long firstCol;
    private final long endCol;
    private int[] places = new int[8];
    private int count;

    Found(long firstRow, long endRow, long firstCol, long endCol) {
      this.firstRow = firstRow;
      this.endRow = endRow;
      this.firstCol = firstCol;
      this.endCol = endCol;
    }

    void descend(int level, int node) {
      if (!touches(node)) {
        return;
      }
      if (level == 0) {
        places = count < places.length ? places : Arrays.copyOf(places, 2 * count);
        places[count++] = RectangleIndex.this.places[node];
        return;
      }
      for (int child = firstChild(level, node); child < endChild(level, node); child++) {
        descend(level - 1, child);
      }
    }

    private boolean touches(int node) {
      return boxes[4 * node] < endRow
          && boxes[4 * node + 1] > firstRow
          && boxes[4 * node + 2] < endCol
          && boxes[4 * node + 3] > firstCol;
    }
  }
}
