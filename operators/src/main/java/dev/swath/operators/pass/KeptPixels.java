package dev.swath.operators.pass;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.memory.Lease;
import dev.swath.memory.MemoryBudget;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// All pixels of a raster in memory: written by one sweep, read by those after it.
///
/// It owns its memory from [#open()] to [#close()].
final class KeptPixels implements Derived, AutoCloseable {
  private final RasterSchema schema;
  private final Window cell;
  private final MemoryBudget memory;
  private Optional<Lease> lease = Optional.empty();
  private volatile Optional<Block> pixels = Optional.empty();

  /// @param cell the size of the pieces in which they come
  KeptPixels(RasterSchema schema, Window cell) {
    this.schema = schema;
    this.cell = cell;
    this.memory = new MemoryBudget(bytes(schema));
  }

  /// Bytes of memory that the pixels of a raster take; not more than a `long` holds.
  static long bytes(RasterSchema schema) {
    try {
      return Math.max(1, MemoryBudget.rounded(Block.byteSize(schema.dtype(), schema.extent())));
    } catch (ArithmeticException _) {
      return Long.MAX_VALUE;
    }
  }

  long bytes() {
    return bytes(schema);
  }

  void open() {
    Lease taken = memory.lease(Block.byteSize(schema.dtype(), schema.extent()));
    lease = Optional.of(taken);
    pixels = Optional.of(Block.planar(schema.dtype(), schema.extent(), taken.segment()));
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
  public List<Need> needs(Window out) {
    return List.of();
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    into.paste(pixels.orElseThrow().view(out));
  }

  /// Where the pixels go. Cells lie side by side, so any threads may bring them at once.
  RasterSink sink() {
    CellGrid grid =
        new CellGrid(schema.extent(), Window.ofSize(cell.intersect(schema.extent()).sizes()));
    WriteUnits units = new WriteUnits(grid, false, false, Block.axes(schema.rank()));
    return new RasterSink() {
      @Override
      public WriteUnits writeUnits() {
        return units;
      }

      @Override
      public long encodeBytes(CellIndex unit) {
        return 0;
      }

      @Override
      public long encode(CellIndex unit, Block block, MemorySegment into) {
        pixels.orElseThrow().paste(block);
        return 0;
      }

      @Override
      public void write(CellIndex unit, MemorySegment encoded) {
        // The pixels are where they belong since they were encoded.
      }

      @Override
      public void commit() {
        // Nothing becomes visible: the memory is this process's own.
      }

      @Override
      public void close() {
        // The memory is closed by its owner.
      }
    };
  }

  @Override
  public void close() {
    pixels = Optional.empty();
    lease.ifPresent(Lease::close);
    lease = Optional.empty();
    memory.close();
  }
}
