package dev.swath.grid;

import dev.swath.array.Window;

/// A raster cut into equal cells from its origin; cells at the far edges are clipped.
///
/// All questions are answered by arithmetic: a grid of 10¹² cells costs what a grid of one does.
///
/// @param extent size of the raster on each axis
/// @param cell size of a whole cell on each axis
public record CellGrid(Window extent, Window cell) {
  public CellGrid {
    if (extent.rank() != cell.rank()) {
      throw new IllegalArgumentException(
          "a cell of " + cell.rank() + " axes cannot cut a raster of " + extent.rank());
    }
    for (int axis = 0; axis < cell.rank(); axis++) {
      if (cell.size(axis) < 1) {
        throw new IllegalArgumentException(
            "a cell must be at least 1 wide but was " + cell.size(axis) + " on axis " + axis);
      }
    }
  }

  public static CellGrid of(long[] extent, long[] cell) {
    return new CellGrid(Window.ofSize(extent), Window.ofSize(cell));
  }

  public int rank() {
    return extent.rank();
  }

  /// Number of cells on an axis.
  public long cells(int axis) {
    return Math.ceilDiv(extent.size(axis), cell.size(axis));
  }

  /// Number of cells.
  public long count() {
    return all().count();
  }

  /// The indices of all cells.
  public Window all() {
    long[] cells = new long[rank()];
    for (int axis = 0; axis < cells.length; axis++) {
      cells[axis] = cells(axis);
    }
    return Window.ofSize(cells);
  }

  /// The pixels of one cell.
  public Window window(CellIndex index) {
    long[] start = new long[rank()];
    long[] size = new long[rank()];
    for (int axis = 0; axis < start.length; axis++) {
      start[axis] = index.at(axis) * cell.size(axis);
      size[axis] = Math.min(cell.size(axis), extent.size(axis) - start[axis]);
    }
    return Window.of(start, size);
  }

  /// The indices of the cells that touch some pixels.
  public Window touching(Window pixels) {
    Window inside = pixels.intersect(extent);
    long[] start = new long[rank()];
    long[] size = new long[rank()];
    for (int axis = 0; axis < start.length; axis++) {
      if (inside.size(axis) > 0) {
        start[axis] = inside.start(axis) / cell.size(axis);
        size[axis] = (inside.end(axis) - 1) / cell.size(axis) - start[axis] + 1;
      }
    }
    return Window.of(start, size);
  }
}
