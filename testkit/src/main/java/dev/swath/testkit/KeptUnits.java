package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.util.function.Predicate;

/// A sink of which some write units are there already.
public record KeptUnits(MemorySink sink, Predicate<CellIndex> kept) implements RasterSink {
  @Override
  public boolean isWritten(CellIndex cell) {
    return kept.test(cell);
  }

  /// The pixels that the sink should hold: those expected, and zeros where a unit was kept.
  public Block pixels(Block expected) {
    Block pixels = Heap.planar(expected.dtype(), expected.window());
    Window all = writeUnits().grid().all();
    for (long n = 0; n < all.count(); n++) {
      CellIndex cell = CellIndex.in(all, n);
      if (!kept.test(cell)) {
        pixels.paste(expected.view(writeUnits().grid().window(cell)));
      }
    }
    return pixels;
  }

  @Override
  public WriteUnits writeUnits() {
    return sink.writeUnits();
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return sink.encodeBytes(cell);
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    return sink.encode(cell, pixels, into);
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    if (kept.test(cell)) {
      throw new AssertionError("cell " + cell + " was there already");
    }
    sink.write(cell, encoded);
  }

  @Override
  public void commit() {
    sink.commit();
  }

  @Override
  public void close() {
    sink.close();
  }
}
