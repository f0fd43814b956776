package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.UnitGrid;
import java.lang.foreign.MemorySegment;
import java.util.function.Predicate;

/// Stored units that count how often each is fetched and decoded. A unit's stored bytes are
/// its pixels in C order, every bit flipped; sparse units have none and are all zero.
public final class CountingStored implements StoredUnits {
  private final RasterSchema schema;
  private final CellGrid grid;
  private final PixelFunction pixels;
  private final Predicate<CellIndex> sparse;
  private final UnitCounts fetched = new UnitCounts();
  private final UnitCounts decoded = new UnitCounts();

  /// @param sparse the units that are not stored
  /// @param cell size of a unit on each axis
  public CountingStored(
      RasterSchema schema, PixelFunction pixels, Predicate<CellIndex> sparse, long... cell) {
    this.schema = schema;
    this.grid = new CellGrid(schema.extent(), Window.ofSize(cell));
    this.pixels = pixels;
    this.sparse = sparse;
  }

  public UnitCounts fetched() {
    return fetched;
  }

  public UnitCounts decoded() {
    return decoded;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public UnitGrid units() {
    return UnitGrid.of(grid);
  }

  @Override
  public long storedBytes(CellIndex unit) {
    return sparse.test(unit) ? 0 : Block.byteSize(schema.dtype(), grid.window(unit));
  }

  @Override
  public void fetch(CellIndex unit, MemorySegment into) {
    if (into.byteSize() != storedBytes(unit)) {
      throw new AssertionError("unit " + unit + " was fetched into " + into.byteSize() + " bytes");
    }
    fetched.add(unit);
    if (into.byteSize() > 0) {
      pixels.fill(Block.planar(schema.dtype(), grid.window(unit), into));
      flip(into);
    }
  }

  @Override
  public void decode(CellIndex unit, MemorySegment stored, MemorySegment scratch, Block into) {
    if (stored.byteSize() != storedBytes(unit)) {
      throw new AssertionError("unit " + unit + " was decoded from " + stored.byteSize());
    }
    decoded.add(unit);
    if (stored.byteSize() == 0) {
      into.fill(0);
      return;
    }
    MemorySegment copy = Heap.segment(stored.byteSize()).copyFrom(stored);
    flip(copy);
    into.paste(Block.planar(schema.dtype(), grid.window(unit), copy));
  }

  private static void flip(MemorySegment bytes) {
    for (long i = 0; i < bytes.byteSize(); i++) {
      byte value = bytes.get(java.lang.foreign.ValueLayout.JAVA_BYTE, i);
      bytes.set(java.lang.foreign.ValueLayout.JAVA_BYTE, i, (byte) ~value);
    }
  }
}
