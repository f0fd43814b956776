package dev.swath.jobs.chips;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Chips in numpy files, one for each split, such as `train.npy` of chips, bands, rows and columns.
/// Their owner commits the folder.
public final class NpySink implements RasterSink {
  private final RasterSchema schema;
  private final CellGrid grid;
  private final ChipIndex index;
  private final ChipFolder folder;
  private final String ending;

  /// @param schema chips first, then the axes of a chip
  /// @param ending of the files' names after the split's, such as `-label`
  public NpySink(RasterSchema schema, ChipIndex index, ChipFolder folder, String ending) {
    this.schema = schema;
    this.index = index;
    this.folder = folder;
    this.ending = ending;
    long[] cell = schema.extent().sizes();
    cell[0] = 1;
    this.grid = new CellGrid(schema.extent(), Window.ofSize(cell));
  }

  @Override
  public WriteUnits writeUnits() {
    return new WriteUnits(grid, false, false, Block.axes(schema.rank()));
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return Block.byteSize(schema.dtype(), grid.window(cell));
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    Block.planar(schema.dtype(), pixels.window(), into).paste(pixels);
    return encodeBytes(cell);
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    ChipIndex.Entry entry = index.entry(cell.at(0));
    byte[] header = header(entry.split());
    long at = header.length + Math.multiplyExact(entry.place(), encoded.byteSize());
    folder.write(entry.split() + ending + ".npy", at, encoded);
  }

  private byte[] header(Split split) {
    long[] shape = schema.extent().sizes();
    shape[0] = index.count(split);
    DType dtype = schema.dtype();
    return NpyHeader.of(dtype, Arrays.copyOf(shape, shape.length));
  }

  /// Writes what the files begin with.
  @Override
  public void commit() {
    for (Split split : Split.values()) {
      if (index.count(split) > 0) {
        folder.write(split + ending + ".npy", 0, MemorySegment.ofArray(header(split)));
      }
    }
  }

  @Override
  public void close() {}
}
