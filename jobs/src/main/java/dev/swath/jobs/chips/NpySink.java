package dev.swath.jobs.chips;

import dev.swath.array.DType;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Chips in numpy files, one for each split, such as `train.npy` of chips, bands, rows and columns.
/// Their owner commits the folder.
public final class NpySink extends ChipSink {
  private final ChipIndex index;
  private final ChipFolder folder;
  private final String ending;

  /// @param schema chips first, then the axes of a chip
  /// @param ending of the files' names after the split's, such as `-label`
  public NpySink(RasterSchema schema, ChipIndex index, ChipFolder folder, String ending) {
    super(schema, false);
    this.index = index;
    this.folder = folder;
    this.ending = ending;
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    ChipIndex.Entry entry = index.entry(cell.at(0));
    byte[] header = header(entry.split());
    long at = header.length + Math.multiplyExact(entry.place(), encoded.byteSize());
    folder.write(entry.split() + ending + ".npy", at, encoded);
  }

  private byte[] header(Split split) {
    long[] shape = schema().extent().sizes();
    shape[0] = index.count(split);
    DType dtype = schema().dtype();
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
