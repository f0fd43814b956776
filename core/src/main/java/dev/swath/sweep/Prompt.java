package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.UnitRaster;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Predicate;

/// One pixel for each unit of a raster, which needs that unit and says nothing.
final class Prompt implements Derived {
  private final UnitRaster raster;
  private final RasterSchema schema;

  /// @param ground has as many cells as the raster has units
  Prompt(UnitRaster raster, CellGrid ground) {
    if (!raster.units().all().equals(ground.all())) {
      throw new IllegalArgumentException(
          "units " + raster.units().all() + " cannot be prompted by cells " + ground.all());
    }
    RasterSchema made = raster.schema();
    this.raster = raster;
    this.schema =
        new RasterSchema(
            made.dimensions(),
            ground.all(),
            DType.UINT8,
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            List.of(),
            java.util.Map.of());
  }

  /// The raster whose units it needs.
  UnitRaster raster() {
    return raster;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(raster);
  }

  /// One pixel of the first unit and one of the last: all of a unit is computed for any of it.
  @Override
  public List<Need> needs(Window out) {
    Window first = raster.units().window(CellIndex.in(out, 0));
    Window last = raster.units().window(CellIndex.in(out, out.count() - 1));
    return List.of(new Need(0, Window.cell(first.starts()).union(Window.cell(last.starts()))));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    into.fill(0);
  }

  /// Takes prompts one by one and keeps nothing.
  record Sink(Window prompts, Predicate<CellIndex> idle) implements RasterSink {
    @Override
    public WriteUnits writeUnits() {
      long[] one = new long[prompts.rank()];
      java.util.Arrays.fill(one, 1);
      CellGrid each = new CellGrid(prompts, Window.ofSize(one));
      return new WriteUnits(each, false, false, Block.axes(prompts.rank()));
    }

    @Override
    public boolean isWritten(CellIndex cell) {
      return idle.test(cell);
    }

    @Override
    public long encodeBytes(CellIndex cell) {
      return 0;
    }

    @Override
    public long encode(CellIndex cell, Block pixels, MemorySegment into) {
      return 0;
    }

    @Override
    public void write(CellIndex cell, MemorySegment encoded) {
      // The unit is computed, which is all that was asked for.
    }

    @Override
    public void commit() {
      // There is nothing to keep.
    }

    @Override
    public void close() {
      // There is nothing to give back.
    }
  }
}
