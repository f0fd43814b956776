package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Feeds a sink one write unit after another: what a sweep does, without its memory or its
/// speed.
public final class PlainSweep {
  private PlainSweep() {}

  /// Writes units in C order and commits.
  public static void run(Raster raster, RasterSink sink) {
    run(raster, sink, cells(sink));
  }

  /// Writes units in an order drawn at random and commits.
  public static void shuffled(Raster raster, RasterSink sink, long seed) {
    List<CellIndex> cells = cells(sink);
    Collections.shuffle(cells, new Random(seed));
    run(raster, sink, cells);
  }

  private static List<CellIndex> cells(RasterSink sink) {
    Window all = sink.writeUnits().grid().all();
    List<CellIndex> cells = new ArrayList<>();
    for (long n = 0; n < all.count(); n++) {
      cells.add(CellIndex.in(all, n));
    }
    return cells;
  }

  private static void run(Raster raster, RasterSink sink, List<CellIndex> cells) {
    CellGrid grid = sink.writeUnits().grid();
    for (CellIndex cell : cells) {
      Block pixels =
          Heap.of(raster.schema().dtype(), grid.window(cell), sink.writeUnits().axisOrder());
      Reference.read(raster, pixels);
      MemorySegment encoded = Heap.segment(sink.encodeBytes(cell));
      long bytes = sink.encode(cell, pixels, encoded);
      sink.write(cell, encoded.asSlice(0, bytes));
    }
    sink.commit();
  }
}
