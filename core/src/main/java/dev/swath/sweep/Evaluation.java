package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.Unit;
import dev.swath.raster.UnitRaster;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Computes windows of rasters from units that are there.
final class Evaluation {
  /// Where computed units are found.
  interface Units {
    /// The units of a raster that touch a window, in index order.
    List<Unit> touching(UnitRaster raster, Window window);
  }

  private final Units units;
  private final Workspace workspace;
  private final int[] axisOrder;

  /// @param workspace as many bytes as [Graph#workBytes] says
  /// @param axisOrder of intermediate blocks
  Evaluation(Units units, Workspace workspace, int[] axisOrder) {
    this.units = units;
    this.workspace = workspace;
    this.axisOrder = axisOrder;
  }

  void evaluate(Raster raster, Window window, Block into) {
    switch (raster) {
      case UnitRaster made -> made.combine(window, units.touching(made, window), into);
      case Derived derived -> derived.compute(window, needs(derived, derived.needs(window)), into);
    }
  }

  void computeUnit(UnitRaster raster, CellIndex unit, MemorySegment scratch, Block into) {
    raster.computeUnit(unit, needs(raster, raster.needs(unit)), scratch, into);
  }

  private List<Block> needs(Raster raster, List<Need> needs) {
    List<Block> blocks = new ArrayList<>(needs.size());
    for (Need need : needs) {
      Raster input = raster.inputs().get(need.input());
      int[] order =
          input.schema().rank() == axisOrder.length ? axisOrder : Block.axes(input.schema().rank());
      Block block = workspace.block(input.schema().dtype(), need.window(), order);
      evaluate(input, need.window(), block);
      blocks.add(block);
    }
    return blocks;
  }
}
