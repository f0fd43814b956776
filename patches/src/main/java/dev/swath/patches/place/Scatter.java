package dev.swath.patches.place;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Patches at any rows and columns; other axes are in one piece.
///
/// Patches are numbered by the bin that they begin in: bins are as large as a patch, in rows
/// from the top and each from the left, and within a bin they follow row and column. So a
/// window's patches are a few runs of numbers. All patches of a bin count as touched where
/// one of them could be.
public final class Scatter implements Placement {
  private static final int GROUP = 256;

  private final Window extent;
  private final long rows;
  private final long cols;
  private final Boundary boundary;
  private final Anchor[] anchors;
  private final Window[] groups;
  private final long firstBinCol;
  private final long lastBinCol;

  private Scatter(Window extent, long rows, long cols, Boundary boundary, Anchor[] anchors) {
    this.extent = extent;
    this.rows = rows;
    this.cols = cols;
    this.boundary = boundary;
    this.anchors = anchors;
    this.firstBinCol = Arrays.stream(anchors).mapToLong(this::binCol).min().orElse(0);
    this.lastBinCol = Arrays.stream(anchors).mapToLong(this::binCol).max().orElse(0);
    this.groups = new Window[Math.ceilDiv(anchors.length, GROUP)];
    for (int group = 0; group < groups.length; group++) {
      int from = group * GROUP;
      groups[group] = around(from, Math.min(anchors.length, from + GROUP));
    }
  }

  /// Patches of a size. At the border of the raster they are moved inside, left out, or filled up,
  /// as the boundary says.
  public static Scatter of(
      Window extent, long rows, long cols, List<Anchor> anchors, Boundary boundary) {
    int y = extent.rank() - 2;
    requireFit(extent, rows, cols, boundary);
    List<Anchor> kept = new ArrayList<>(anchors.size());
    for (Anchor anchor : anchors) {
      long row = Math.clamp(anchor.row(), 0, Math.max(0, extent.size(y) - rows));
      long col = Math.clamp(anchor.col(), 0, Math.max(0, extent.size(y + 1) - cols));
      Anchor inside = new Anchor(row, col);
      switch (boundary) {
        case Boundary.Snap _ -> kept.add(inside);
        case Boundary.Drop _ -> {
          if (inside.equals(anchor)) {
            kept.add(anchor);
          }
        }
        case Boundary.Raise _ -> kept.add(requireInside(anchor, inside, extent));
        case Boundary.Pad _, Boundary.Reflect _, Boundary.Shrink _ -> {
          if (touches(anchor, rows, cols, extent)) {
            kept.add(anchor);
          }
        }
      }
    }
    Comparator<Anchor> byBin =
        Comparator.comparingLong((Anchor a) -> Math.floorDiv(a.row(), rows))
            .thenComparingLong(a -> Math.floorDiv(a.col(), cols))
            .thenComparing(Comparator.naturalOrder());
    Anchor[] sorted = kept.stream().distinct().sorted(byBin).toArray(Anchor[]::new);
    Scatter scatter = new Scatter(extent, rows, cols, boundary, sorted);
    scatter.requireMirrors();
    return scatter;
  }

  private static void requireFit(Window extent, long rows, long cols, Boundary boundary) {
    int y = extent.rank() - 2;
    boolean inside = boundary instanceof Boundary.Snap || boundary instanceof Boundary.Drop;
    if (inside && (rows > extent.size(y) || cols > extent.size(y + 1))) {
      throw new UnsupportedDataException(
          "patches of "
              + rows
              + " x "
              + cols
              + " do not fit into a raster of "
              + extent.size(y)
              + " x "
              + extent.size(y + 1),
          "take smaller patches, or let the boundary pad, reflect or shrink them");
    }
  }

  private static Anchor requireInside(Anchor anchor, Anchor inside, Window extent) {
    if (!inside.equals(anchor)) {
      throw new UnsupportedDataException(
          "the patch at row "
              + anchor.row()
              + " and column "
              + anchor.col()
              + " reaches beyond the raster of "
              + extent,
          "choose another boundary, such as snap or drop");
    }
    return anchor;
  }

  private static boolean touches(Anchor anchor, long rows, long cols, Window extent) {
    int y = extent.rank() - 2;
    return anchor.row() < extent.size(y)
        && anchor.col() < extent.size(y + 1)
        && anchor.row() + rows > 0
        && anchor.col() + cols > 0;
  }

  private void requireMirrors() {
    int y = extent.rank() - 2;
    if (!(boundary instanceof Boundary.Reflect) || anchors.length == 0) {
      return;
    }
    Window all = bounds(indices());
    for (int axis = y; axis <= y + 1; axis++) {
      long beyond = Math.max(-all.start(axis), all.end(axis) - extent.size(axis));
      if (beyond > extent.size(axis) - 1) {
        throw new UnsupportedDataException(
            "a patch reaches "
                + beyond
                + " pixels beyond the raster but only "
                + (extent.size(axis) - 1)
                + " can be reflected",
            "take smaller patches or another boundary");
      }
    }
  }

  private long binRow(Anchor anchor) {
    return Math.floorDiv(anchor.row(), rows);
  }

  private long binCol(Anchor anchor) {
    return Math.floorDiv(anchor.col(), cols);
  }

  private Window around(int from, int to) {
    long top = Long.MAX_VALUE;
    long left = Long.MAX_VALUE;
    long bottom = Long.MIN_VALUE;
    long right = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      top = Math.min(top, anchors[i].row());
      left = Math.min(left, anchors[i].col());
      bottom = Math.max(bottom, anchors[i].row() + rows);
      right = Math.max(right, anchors[i].col() + cols);
    }
    int y = extent.rank() - 2;
    return extent.with(y, top, bottom - top).with(y + 1, left, right - left);
  }

  @Override
  public Window extent() {
    return extent;
  }

  @Override
  public long[] size() {
    long[] size = extent.sizes();
    size[size.length - 2] = rows;
    size[size.length - 1] = cols;
    return size;
  }

  @Override
  public Boundary boundary() {
    return boundary;
  }

  @Override
  public boolean isWhole(int axis) {
    return axis < extent.rank() - 2;
  }

  @Override
  public List<String> dimensions(List<String> ofRaster) {
    return List.of("patch");
  }

  @Override
  public Window indices() {
    return Window.ofSize(anchors.length);
  }

  @Override
  public long[] anchor(CellIndex patch) {
    Anchor anchor = anchors[Math.toIntExact(patch.at(0))];
    long[] start = new long[extent.rank()];
    start[start.length - 2] = anchor.row();
    start[start.length - 1] = anchor.col();
    return start;
  }

  @Override
  public Window bounds(Window patches) {
    int from = Math.toIntExact(patches.start(0));
    int to = Math.toIntExact(patches.end(0));
    Window bounds = Window.ofSize(new long[extent.rank()]);
    for (int i = from; i < to; ) {
      boolean group = i % GROUP == 0 && i + GROUP <= to;
      bounds = bounds.union(group ? groups[i / GROUP] : around(i, i + 1));
      i += group ? GROUP : 1;
    }
    return bounds;
  }

  @Override
  public List<Window> touching(Window pixels) {
    Window inside = pixels.intersect(extent);
    if (inside.isEmpty() || anchors.length == 0) {
      return List.of();
    }
    int y = extent.rank() - 2;
    long topBin = Math.floorDiv(inside.start(y) - 2 * rows + 1, rows) + 1;
    long leftBin = Math.floorDiv(inside.start(y + 1) - 2 * cols + 1, cols) + 1;
    long firstRow = Math.max(topBin, binRow(anchors[0]));
    long lastRow =
        Math.min(Math.floorDiv(inside.end(y) - 1, rows), binRow(anchors[anchors.length - 1]));
    long firstCol = Math.max(leftBin, firstBinCol);
    long lastCol = Math.min(Math.floorDiv(inside.end(y + 1) - 1, cols), lastBinCol);
    List<Window> runs = new ArrayList<>();
    if (firstCol > lastCol || firstRow > lastRow) {
      return runs;
    }
    boolean allCols = firstCol == firstBinCol && lastCol == lastBinCol;
    for (long row = firstRow; row <= lastRow; row = allCols ? lastRow + 1 : row + 1) {
      int from = firstFrom(row, firstCol);
      int to = firstFrom(allCols ? lastRow : row, lastCol + 1);
      if (from < to) {
        runs.add(Window.of(new long[] {from}, new long[] {to - from}));
      }
    }
    return runs;
  }

  /// The number of the first patch that begins in a bin or after it.
  private int firstFrom(long binRow, long binCol) {
    int low = 0;
    int high = anchors.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      long row = binRow(anchors[middle]);
      boolean before = row < binRow || (row == binRow && binCol(anchors[middle]) < binCol);
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  @Override
  public boolean isRegular() {
    return false;
  }

  @Override
  public long[] anchors(int axis) {
    throw new IllegalStateException("scattered patches do not lie on a lattice");
  }

  @Override
  public long period(int axis) {
    return 1;
  }
}
