package dev.swath.raster;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;

/// A computed unit, or the part of it that is still held.
///
/// @param window all pixels of the unit
/// @param pixels those that are here; their window lies inside `window`
public record Unit(CellIndex index, Window window, Block pixels) {}
