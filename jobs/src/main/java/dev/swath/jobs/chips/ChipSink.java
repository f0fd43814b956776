package dev.swath.jobs.chips;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;

/// A sink that takes chips one by one, each in C order.
abstract class ChipSink implements RasterSink {
  private final RasterSchema schema;
  private final CellGrid grid;
  private final boolean ordered;

  /// @param schema chips first, then the axes of a chip
  /// @param ordered whether chips must come in their order
  ChipSink(RasterSchema schema, boolean ordered) {
    this.schema = schema;
    this.ordered = ordered;
    this.grid = new CellGrid(schema.extent(), Window.ofSize(schema.extent().sizes()).with(0, 0, 1));
  }

  final RasterSchema schema() {
    return schema;
  }

  final CellGrid grid() {
    return grid;
  }

  @Override
  public final WriteUnits writeUnits() {
    return new WriteUnits(grid, ordered, ordered, Block.axes(schema.rank()));
  }

  @Override
  public final long encodeBytes(CellIndex cell) {
    return Block.byteSize(schema.dtype(), grid.window(cell));
  }

  @Override
  public final long encode(CellIndex cell, Block pixels, MemorySegment into) {
    Block.planar(schema.dtype(), pixels.window(), into).paste(pixels);
    return encodeBytes(cell);
  }
}
