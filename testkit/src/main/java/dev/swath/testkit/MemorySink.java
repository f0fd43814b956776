package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A sink that keeps its write units on the heap and remembers in which order and how often
/// they came. It checks what it is given and, if ordered, that writes never overlap.
public final class MemorySink implements RasterSink {
  private final DType dtype;
  private final WriteUnits units;
  private final UnitCounts encoded = new UnitCounts();
  private final UnitCounts written = new UnitCounts();
  private final AtomicInteger writing = new AtomicInteger();
  private final List<CellIndex> order = new ArrayList<>();
  private final Map<CellIndex, byte[]> bytes = new HashMap<>();
  private boolean committed;
  private boolean closed;

  public MemorySink(DType dtype, WriteUnits units) {
    this.dtype = dtype;
    this.units = units;
  }

  /// Unordered, in C order, with cells of a size on each axis.
  public static MemorySink of(RasterSchema schema, long... cell) {
    return new MemorySink(
        schema.dtype(),
        new WriteUnits(
            new CellGrid(schema.extent(), Window.ofSize(cell)),
            false,
            false,
            Block.axes(schema.rank())));
  }

  /// An empty sink like this one whose writes come one after another.
  public MemorySink ordered(boolean rowMajor) {
    return new MemorySink(dtype, new WriteUnits(units.grid(), true, rowMajor, units.axisOrder()));
  }

  /// An empty sink like this one that wants pixels in another axis order, slowest first.
  public MemorySink withAxisOrder(int... axes) {
    return new MemorySink(
        dtype, new WriteUnits(units.grid(), units.ordered(), units.rowMajor(), axes));
  }

  @Override
  public WriteUnits writeUnits() {
    return units;
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return Block.byteSize(dtype, units.grid().window(cell));
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    if (pixels.dtype() != dtype || !pixels.window().equals(units.grid().window(cell))) {
      throw new AssertionError("cell " + cell + " came as " + pixels.dtype() + pixels.window());
    }
    if (into.byteSize() != encodeBytes(cell)) {
      throw new AssertionError("cell " + cell + " was given " + into.byteSize() + " bytes");
    }
    AxisOrder.require(pixels, units.axisOrder());
    encoded.add(cell);
    Block.of(dtype, pixels.window(), into, units.axisOrder()).paste(pixels);
    pixels.fill(0);
    return into.byteSize();
  }

  @Override
  public void write(CellIndex cell, MemorySegment content) {
    int others = writing.getAndIncrement();
    if (units.ordered() && others > 0) {
      throw new AssertionError("cell " + cell + " was written beside another one");
    }
    synchronized (this) {
      if (committed || closed) {
        throw new AssertionError("cell " + cell + " was written after the end");
      }
      written.add(cell);
      order.add(cell);
      bytes.put(cell, content.toArray(ValueLayout.JAVA_BYTE));
    }
    writing.decrementAndGet();
  }

  @Override
  public synchronized void commit() {
    committed = true;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  /// How often each write unit was encoded.
  public UnitCounts encoded() {
    return encoded;
  }

  /// How often each write unit was written.
  public UnitCounts written() {
    return written;
  }

  public synchronized boolean committed() {
    return committed;
  }

  public synchronized boolean closed() {
    return closed;
  }

  /// Write units as they came.
  public synchronized List<CellIndex> order() {
    return List.copyOf(order);
  }

  /// All bytes as they came: what an appending format would hold.
  public synchronized byte[] appended() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    order.forEach(cell -> all.writeBytes(bytes.get(cell)));
    return all.toByteArray();
  }

  /// The raster put together from its write units, in C order; zero where none came.
  public synchronized Block pixels() {
    Block whole = Heap.planar(dtype, units.grid().extent());
    bytes.forEach(
        (cell, content) ->
            whole.paste(
                Block.of(
                    dtype,
                    units.grid().window(cell),
                    MemorySegment.ofArray(content),
                    units.axisOrder())));
    return whole;
  }
}
