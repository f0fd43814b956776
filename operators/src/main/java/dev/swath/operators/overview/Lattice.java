package dev.swath.operators.overview;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.UnitGrid;

/// Units side by side that start a few rows and columns early, so that all a unit is made of lies
/// on its own ground or before it.
///
/// @param extent pixels of the level
/// @param unit size of a unit on each axis
/// @param early rows and columns by which units start early, fewer than a unit has
record Lattice(Window extent, Window unit, int early) implements UnitGrid {
  Lattice {
    for (int axis = unit.rank() - 2; axis < unit.rank(); axis++) {
      if (unit.size(axis) <= early) {
        throw new IllegalArgumentException(
            "units of " + unit + " cannot start " + early + " pixels early");
      }
    }
  }

  private int early(int axis) {
    return axis < unit.rank() - 2 ? 0 : early;
  }

  private long units(int axis) {
    return Math.ceilDiv(extent.size(axis), unit.size(axis));
  }

  @Override
  public Window all() {
    long[] units = new long[unit.rank()];
    for (int axis = 0; axis < units.length; axis++) {
      units[axis] = units(axis);
    }
    return Window.ofSize(units);
  }

  @Override
  public Window window(CellIndex index) {
    long[] start = new long[unit.rank()];
    long[] size = new long[unit.rank()];
    for (int axis = 0; axis < start.length; axis++) {
      boolean last = index.at(axis) == units(axis) - 1;
      long end = last ? extent.size(axis) : (index.at(axis) + 1) * unit.size(axis) - early(axis);
      start[axis] = Math.max(0, index.at(axis) * unit.size(axis) - early(axis));
      size[axis] = end - start[axis];
    }
    return Window.of(start, size);
  }

  @Override
  public Window touching(Window pixels) {
    Window inside = pixels.intersect(extent);
    long[] start = new long[unit.rank()];
    long[] size = new long[unit.rank()];
    for (int axis = 0; axis < start.length; axis++) {
      if (inside.size(axis) > 0) {
        start[axis] = at(axis, inside.start(axis));
        size[axis] = at(axis, inside.end(axis) - 1) - start[axis] + 1;
      }
    }
    return Window.of(start, size);
  }

  private long at(int axis, long pixel) {
    return Math.min((pixel + early(axis)) / unit.size(axis), units(axis) - 1);
  }
}
