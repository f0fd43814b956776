package dev.swath.raster;

import dev.swath.grid.CellGrid;

/// What a sink accepts: the cells it writes, each exactly once.
///
/// @param grid the cells
/// @param ordered whether the sink's bytes depend on the order of writing, so that writes come one
///     after another in the order of the sweep; otherwise they may come in any order and at once
/// @param rowMajor whether any order of writing costs the sink a second pass over its encoded
///     bytes, except rows of cells from the top, each from the left, other axes innermost
/// @param axisOrder the axis order in which the sink wants pixels, slowest first
public record WriteUnits(CellGrid grid, boolean ordered, boolean rowMajor, int... axisOrder) {
  public WriteUnits {
    axisOrder = axisOrder.clone();
  }

  @Override
  public int[] axisOrder() {
    return axisOrder.clone();
  }
}
