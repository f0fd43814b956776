package dev.swath.geotiff;

import dev.swath.BudgetException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.StoredUnits;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Reads windows of a raster by fetching, decoding and pasting its units one after another.
public final class UnitReader {
  private static final long MOST_BYTES = 768L << 20;

  private UnitReader() {}

  public static Block read(StoredUnits raster, Window window, Arena arena) {
    long bytes = Block.byteSize(raster.schema().dtype(), window);
    Block all = Block.planar(raster.schema().dtype(), window, allocate(arena, bytes));
    Window units = raster.units().touching(window);
    for (long i = 0; i < units.count(); i++) {
      readUnit(raster, CellIndex.in(units, i), all);
    }
    return all;
  }

  static void readUnit(StoredUnits raster, CellIndex unit, Block into) {
    Window window = raster.units().window(unit);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stored = allocate(arena, raster.storedBytes(unit));
      MemorySegment scratch = allocate(arena, raster.scratchBytes(unit));
      MemorySegment pixels =
          allocate(arena, Block.byteSize(raster.schema().dtype(), window)).fill((byte) 0x5a);
      if (stored.byteSize() > 0) {
        raster.fetch(unit, stored);
      }
      Block block = Block.of(raster.schema().dtype(), window, pixels, raster.axisOrder());
      raster.decode(unit, stored, scratch, block);
      into.paste(block);
    }
  }

  private static MemorySegment allocate(Arena arena, long bytes) {
    if (bytes > MOST_BYTES) {
      throw new BudgetException("a buffer of " + bytes + " bytes is too large", "");
    }
    return arena.allocate(bytes, 64);
  }
}
