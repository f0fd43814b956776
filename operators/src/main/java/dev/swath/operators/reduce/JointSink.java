package dev.swath.operators.reduce;

import dev.swath.array.Block;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Several sinks that look at the same pixels, so that these are put together once.
///
/// None of the sinks may change the pixels. A cell is encoded as the length of each sink's bytes,
/// then these, each where the longest before it could end.
public final class JointSink implements RasterSink {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final long ALIGNMENT = 8;

  private final List<RasterSink> sinks;

  /// @param sinks unordered, with the same cells and order of axes
  public JointSink(List<RasterSink> sinks) {
    this.sinks = List.copyOf(sinks);
    WriteUnits first = sinks.getFirst().writeUnits();
    for (RasterSink sink : sinks) {
      if (sink.writeUnits().ordered() || !sink.writeUnits().grid().equals(first.grid())) {
        throw new IllegalArgumentException(
            "sinks that share pixels take the same cells in any order but are "
                + first
                + " and "
                + sink.writeUnits());
      }
    }
  }

  @Override
  public WriteUnits writeUnits() {
    return sinks.getFirst().writeUnits();
  }

  private static long room(RasterSink sink, CellIndex cell) {
    return Math.ceilDiv(sink.encodeBytes(cell), ALIGNMENT) * ALIGNMENT;
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    long bytes = Long.BYTES * (long) sinks.size();
    for (RasterSink sink : sinks) {
      bytes += room(sink, cell);
    }
    return bytes;
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    long at = Long.BYTES * (long) sinks.size();
    for (int i = 0; i < sinks.size(); i++) {
      RasterSink sink = sinks.get(i);
      MemorySegment part = into.asSlice(at, sink.encodeBytes(cell));
      into.set(LONG, Long.BYTES * (long) i, sink.encode(cell, pixels, part));
      at += room(sink, cell);
    }
    return at;
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    long at = Long.BYTES * (long) sinks.size();
    for (int i = 0; i < sinks.size(); i++) {
      long bytes = encoded.get(LONG, Long.BYTES * (long) i);
      sinks.get(i).write(cell, encoded.asSlice(at, bytes));
      at += room(sinks.get(i), cell);
    }
  }

  @Override
  public void commit() {
    sinks.forEach(RasterSink::commit);
  }

  @Override
  public void close() {
    sinks.forEach(RasterSink::close);
  }
}
