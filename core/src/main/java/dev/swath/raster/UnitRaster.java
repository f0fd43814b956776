package dev.swath.raster;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A raster made of units that are dear to compute: a sweep computes each once and holds it for as
/// long as it is needed.
public non-sealed interface UnitRaster extends Raster {
  UnitGrid units();

  /// Which windows of which inputs a unit needs, clipped to the inputs' extents.
  List<Need> needs(CellIndex unit);

  /// Which windows of which inputs the units of a box need together, or larger ones: by default the
  /// smallest windows around what the first and the last of them need.
  default List<Need> needs(Window units) {
    Map<Integer, Window> windows = new TreeMap<>();
    for (long n : new long[] {0, units.count() - 1}) {
      for (Need need : needs(CellIndex.in(units, n))) {
        windows.merge(need.input(), need.window(), Window::union);
      }
    }
    return windows.entrySet().stream().map(e -> new Need(e.getKey(), e.getValue())).toList();
  }

  /// Computes a unit from its needs. Any thread.
  ///
  /// @param scratch as many bytes as [#scratchBytes(CellIndex)] asked for
  /// @param into a block of the unit's window in [#axisOrder()], with undefined content; every
  ///     pixel must be set
  void computeUnit(
      CellIndex unit, List<Block> in, java.lang.foreign.MemorySegment scratch, Block into);

  /// Bytes of working memory that computing a unit takes beside its needs and itself.
  default long scratchBytes(CellIndex unit) {
    return 0;
  }

  /// The axis order in which units are computed and held, slowest first.
  default int[] axisOrder() {
    return Block.axes(schema().rank());
  }

  /// Combines the units that touch a window, in index order; by default side by side.
  default void combine(Window out, List<Unit> units, Block into) {
    for (Unit unit : units) {
      into.paste(unit.pixels());
    }
  }
}
