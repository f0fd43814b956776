package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.Unit;
import dev.swath.raster.UnitRaster;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Evaluates small rasters the plain way: recursively, on the heap, computing as often as
/// asked.
public final class Reference {
  private Reference() {}

  /// All pixels of a raster in C order.
  public static Block whole(Raster raster) {
    return read(raster, raster.schema().extent());
  }

  /// One window of a raster in C order.
  public static Block read(Raster raster, Window window) {
    Block into = Heap.planar(raster.schema().dtype(), window);
    read(raster, into);
    return into;
  }

  /// Fills a block with the pixels of its window.
  public static void read(Raster raster, Block into) {
    if (into.window().isEmpty()) {
      return;
    }
    switch (raster) {
      case Derived derived -> {
        List<Block> in = inputs(derived, derived.needs(into.window()));
        derived.compute(into.window(), in, into);
      }
      case UnitRaster units -> units.combine(into.window(), touching(units, into.window()), into);
    }
  }

  private static List<Block> inputs(Raster raster, List<Need> needs) {
    return needs.stream()
        .map(need -> read(raster.inputs().get(need.input()), need.window()))
        .toList();
  }

  private static List<Unit> touching(UnitRaster raster, Window window) {
    Window cells = raster.units().touching(window);
    List<Unit> units = new ArrayList<>();
    for (long n = 0; n < cells.count(); n++) {
      CellIndex cell = CellIndex.in(cells, n);
      units.add(new Unit(cell, raster.units().window(cell), unit(raster, cell)));
    }
    return units;
  }

  /// One unit in the raster's own axis order.
  public static Block unit(UnitRaster raster, CellIndex cell) {
    return unit(raster, cell, (byte) 0);
  }

  /// One unit computed into memory that was filled with a byte before.
  static Block unit(UnitRaster raster, CellIndex cell, byte garbage) {
    Block into = Heap.of(raster.schema().dtype(), raster.units().window(cell), raster.axisOrder());
    into.segment().fill(garbage);
    MemorySegment scratch = Heap.segment(raster.scratchBytes(cell)).fill(garbage);
    if (raster instanceof StoredUnits stored) {
      MemorySegment bytes = Heap.segment(stored.storedBytes(cell));
      if (bytes.byteSize() > 0) {
        stored.fetch(cell, bytes);
      }
      stored.decode(cell, bytes, scratch, into);
    } else {
      raster.computeUnit(cell, inputs(raster, raster.needs(cell)), scratch, into);
    }
    return into;
  }
}
