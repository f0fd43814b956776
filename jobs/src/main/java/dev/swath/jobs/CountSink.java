package dev.swath.jobs;

import dev.swath.array.Block;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Counts the float64 pixels that lie above a limit, and finds the largest. Keeps no pixel.
///
/// The encoded form of a cell is its count, a long, and its largest value, a double.
final class CountSink implements RasterSink {
  private static final int CHUNK = 1024;
  private static final long ENCODED = 16;

  private final CellGrid grid;
  private final double limit;
  private long above;
  private double largest;

  /// @param limit the largest value that does not count
  CountSink(CellGrid grid, double limit) {
    this.grid = grid;
    this.limit = limit;
  }

  @Override
  public WriteUnits writeUnits() {
    return new WriteUnits(grid, false, false, Block.axes(grid.rank()));
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return ENCODED;
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    double[] values = new double[CHUNK];
    long[] count = new long[1];
    double[] most = new double[1];
    Runs runs = new Runs(CHUNK, pixels);
    runs.forEach(
        (at, n) -> {
          ValueRuns.read(pixels, at[0], runs.stride(0), n, values);
          for (int i = 0; i < n; i++) {
            count[0] += values[i] > limit ? 1 : 0;
            most[0] = Math.max(most[0], values[i]);
          }
        });
    into.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, count[0]);
    into.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, Long.BYTES, most[0]);
    return ENCODED;
  }

  @Override
  public synchronized void write(CellIndex cell, MemorySegment encoded) {
    above += encoded.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
    largest = Math.max(largest, encoded.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, Long.BYTES));
  }

  synchronized long above() {
    return above;
  }

  synchronized double largest() {
    return largest;
  }

  @Override
  public void commit() {}

  @Override
  public void close() {}
}
