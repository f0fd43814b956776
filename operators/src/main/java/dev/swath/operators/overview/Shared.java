package dev.swath.operators.overview;

import dev.swath.array.Block;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.UnitGrid;
import dev.swath.raster.UnitRaster;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A raster computed once for everybody who looks at it, in the pieces in which it is written.
public final class Shared implements UnitRaster {
  private final Raster source;
  private final CellGrid grid;
  private final int[] axisOrder;

  private Shared(Raster source, WriteUnits units) {
    this.source = source;
    this.grid = units.grid();
    this.axisOrder = units.axisOrder();
  }

  /// The raster itself if its units are computed once anyway.
  ///
  /// @param units in which it is written
  public static Raster of(Raster raster, WriteUnits units) {
    return raster instanceof UnitRaster ? raster : new Shared(raster, units);
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
    return UnitGrid.of(grid);
  }

  @Override
  public int[] axisOrder() {
    return axisOrder.clone();
  }

  @Override
  public List<Need> needs(CellIndex unit) {
    return List.of(new Need(0, grid.window(unit)));
  }

  @Override
  public void computeUnit(CellIndex unit, List<Block> in, MemorySegment scratch, Block into) {
    into.paste(in.getFirst());
  }
}
