package dev.swath.raster;

import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;

/// How a raster is cut into units: cells of a regular lattice that may overlap. Arithmetic only.
public interface UnitGrid {
  /// The indices of all units.
  Window all();

  /// The pixels of one unit, inside the raster's extent.
  Window window(CellIndex unit);

  /// The indices of all units that touch some pixels: a box. A window inside another must touch no
  /// more than it.
  Window touching(Window pixels);

  /// Units that lie side by side.
  static UnitGrid of(CellGrid grid) {
    return new UnitGrid() {
      @Override
      public Window all() {
        return grid.all();
      }

      @Override
      public Window window(CellIndex unit) {
        return grid.window(unit);
      }

      @Override
      public Window touching(Window pixels) {
        return grid.touching(pixels);
      }
    };
  }
}
