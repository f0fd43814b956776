package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Feeds a sink without a sweep: fills each cell, encodes it in exactly the memory the sink asks
/// for, and writes it.
public final class SinkDriver {
  /// Orders in which cells come.
  public enum Order {
    /// Rows of cells from the top, each from the left, other axes innermost.
    ROWS,
    /// Stripes two cells wide, each from the top.
    STRIPES,
    REVERSED,
    SHUFFLED
  }

  private SinkDriver() {}

  /// All cells of a sink.
  public static List<CellIndex> cells(WriteUnits units, Order order) {
    List<CellIndex> cells = new ArrayList<>();
    Window all = units.grid().all();
    int rank = all.rank();
    long across = all.size(rank - 1);
    long stripe = order == Order.STRIPES ? 2 : across;
    Window lead = all.with(rank - 1, 0, 1).with(rank - 2, 0, 1);
    for (long left = 0; left < across; left += stripe) {
      for (long y = 0; y < all.size(rank - 2); y++) {
        for (long x = left; x < Math.min(across, left + stripe); x++) {
          for (long n = 0; n < lead.count(); n++) {
            cells.add(cell(CellIndex.in(lead, n), y, x));
          }
        }
      }
    }
    switch (order) {
      case ROWS, STRIPES -> {}
      case REVERSED -> Collections.reverse(cells);
      case SHUFFLED -> Collections.shuffle(cells, new Random(42));
    }
    return cells;
  }

  private static CellIndex cell(CellIndex lead, long y, long x) {
    long[] index = new long[lead.rank()];
    for (int axis = 0; axis < index.length - 2; axis++) {
      index[axis] = lead.at(axis);
    }
    index[index.length - 2] = y;
    index[index.length - 1] = x;
    return CellIndex.of(index);
  }

  /// Writes cells, one after another.
  public static void write(
      RasterSink sink, DType dtype, List<CellIndex> cells, Consumer<Block> pixels) {
    for (CellIndex cell : cells) {
      try (Arena arena = Arena.ofConfined()) {
        sink.write(cell, encode(sink, dtype, cell, pixels, arena));
      }
    }
  }

  /// Encodes a cell.
  public static MemorySegment encode(
      RasterSink sink, DType dtype, CellIndex cell, Consumer<Block> pixels, Arena arena) {
    WriteUnits units = sink.writeUnits();
    Window window = units.grid().window(cell);
    Block block =
        Block.of(dtype, window, arena.allocate(Block.byteSize(dtype, window)), units.axisOrder());
    pixels.accept(block);
    MemorySegment into = arena.allocate(sink.encodeBytes(cell));
    return into.asSlice(0, sink.encode(cell, block, into));
  }
}
