package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.Unit;
import dev.swath.raster.UnitGrid;
import dev.swath.raster.UnitRaster;
import dev.swath.testkit.UnitCounts;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Units of a raster of rows and columns that overlap and are made from another raster, like
/// the patches of a model: each copies its pixels, and where several touch a pixel the result
/// is the sum.
final class OverlappingUnits implements UnitRaster {
  private final Raster source;
  private final long size;
  private final long stride;
  final UnitCounts computed = new UnitCounts();

  OverlappingUnits(Raster source, long size, long stride) {
    this.source = source;
    this.size = size;
    this.stride = stride;
  }

  @Override
  public RasterSchema schema() {
    return source.schema();
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public UnitGrid units() {
    return new UnitGrid() {
      @Override
      public Window all() {
        return touching(schema().extent());
      }

      @Override
      public Window window(CellIndex unit) {
        long[] start = new long[3];
        for (int axis = 1; axis < 3; axis++) {
          start[axis] = unit.at(axis) * stride;
        }
        return Window.of(start, new long[] {schema().extent().size(0), size, size})
            .intersect(schema().extent());
      }

      @Override
      public Window touching(Window pixels) {
        Window inside = pixels.intersect(schema().extent());
        long[] start = new long[3];
        long[] count = new long[3];
        count[0] = inside.isEmpty() ? 0 : 1;
        for (int axis = 1; axis < 3; axis++) {
          start[axis] = Math.max(0, Math.ceilDiv(inside.start(axis) - size + 1, stride));
          long last = (inside.end(axis) - 1) / stride;
          count[axis] = inside.isEmpty() ? 0 : last - start[axis] + 1;
        }
        return Window.of(start, count);
      }
    };
  }

  @Override
  public List<Need> needs(CellIndex unit) {
    return List.of(new Need(0, units().window(unit)));
  }

  @Override
  public void computeUnit(CellIndex unit, List<Block> in, MemorySegment scratch, Block into) {
    computed.add(unit);
    into.paste(in.getFirst());
  }

  @Override
  public void combine(Window out, List<Unit> units, Block into) {
    into.fill(0);
    for (Unit unit : units) {
      Window shared = out.intersect(unit.pixels().window());
      for (long n = 0; n < shared.count(); n++) {
        CellIndex cell = CellIndex.in(shared, n);
        long[] at = {cell.at(0), cell.at(1), cell.at(2)};
        long offset = into.offset(at);
        into.setBits(offset, 3 * into.bits(offset) + unit.pixels().bits(unit.pixels().offset(at)));
      }
    }
  }
}
