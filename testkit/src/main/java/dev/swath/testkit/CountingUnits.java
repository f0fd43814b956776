package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.UnitGrid;
import dev.swath.raster.UnitRaster;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A raster of units side by side that counts how often each is computed.
///
/// Its pixels are a function of their index, so they are known without it. It checks that
/// it is given the scratch memory it asked for and a target in its axis order.
public final class CountingUnits implements UnitRaster {
  private final RasterSchema schema;
  private final CellGrid grid;
  private final PixelFunction pixels;
  private final long scratch;
  private final int[] order;
  private final UnitCounts computed = new UnitCounts();

  private CountingUnits(
      RasterSchema schema, CellGrid grid, PixelFunction pixels, long scratch, int[] order) {
    this.schema = schema;
    this.grid = grid;
    this.pixels = pixels;
    this.scratch = scratch;
    this.order = order;
  }

  /// Units of a size on each axis, with random pixels, C order and no scratch memory.
  public static CountingUnits of(RasterSchema schema, long... cell) {
    return new CountingUnits(
        schema,
        new CellGrid(schema.extent(), Window.ofSize(cell)),
        PixelFunction.random(schema.dtype(), 1),
        0,
        Block.axes(schema.rank()));
  }

  /// The same with other pixels and nothing counted.
  public CountingUnits withPixels(PixelFunction other) {
    return new CountingUnits(schema, grid, other, scratch, order);
  }

  /// The same with so many bytes of scratch memory per unit and nothing counted.
  public CountingUnits withScratch(long bytes) {
    return new CountingUnits(schema, grid, pixels, bytes, order);
  }

  /// The same with units in another axis order and nothing counted.
  public CountingUnits withAxisOrder(int... axes) {
    return new CountingUnits(schema, grid, pixels, scratch, axes.clone());
  }

  /// How often each unit was computed.
  public UnitCounts computed() {
    return computed;
  }

  /// What its pixels are, without computing a unit.
  public Raster expected() {
    return TestRasters.of(schema, pixels);
  }

  public CellGrid grid() {
    return grid;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of();
  }

  @Override
  public UnitGrid units() {
    return UnitGrid.of(grid);
  }

  @Override
  public List<Need> needs(CellIndex unit) {
    return List.of();
  }

  @Override
  public long scratchBytes(CellIndex unit) {
    return scratch;
  }

  @Override
  public int[] axisOrder() {
    return order.clone();
  }

  @Override
  public void computeUnit(CellIndex unit, List<Block> in, MemorySegment memory, Block into) {
    if (!into.window().equals(grid.window(unit))) {
      throw new AssertionError("unit " + unit + " was given the window " + into.window());
    }
    if (memory.byteSize() < scratch) {
      throw new AssertionError("unit " + unit + " was given " + memory.byteSize() + " bytes");
    }
    AxisOrder.require(into, order);
    memory.fill((byte) 0x5a);
    computed.add(unit);
    pixels.fill(into);
  }
}
