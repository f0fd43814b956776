package dev.swath.zarr.array;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads a window of an array at once, units that lie close together in one object with one range.
///
/// @param array that is read
final class WindowReader {
  /// Bytes between two units that are read along rather than passed over.
  private static final long LARGEST_GAP = 16 << 10;

  /// Bytes of one range, if a unit is not larger.
  private static final long LARGEST_RUN = 8 << 20;

  /// Units that are looked up before they are read.
  private static final int MOST_UNITS = 4096;

  private record Stored(CellIndex unit, ByteRange range) {}

  private final ZarrArray array;
  private final Block into;
  private final List<Stored> pending = new ArrayList<>();

  WindowReader(ZarrArray array, Block into) {
    this.array = array;
    this.into = into;
  }

  void read() {
    Window touched = array.units().touching(into.window());
    for (long i = 0; i < touched.count(); i++) {
      CellIndex unit = CellIndex.in(touched, i);
      Optional<ByteRange> range = array.locate(unit);
      if (range.isEmpty()) {
        array.decode(unit, MemorySegment.NULL, MemorySegment.NULL, part(unit));
      } else {
        pending.add(new Stored(unit, range.get()));
      }
      if (pending.size() == MOST_UNITS) {
        readPending();
      }
    }
    readPending();
  }

  private Block part(CellIndex unit) {
    return into.view(array.units().window(unit).intersect(into.window()));
  }

  private void readPending() {
    pending.sort(
        Comparator.comparing((Stored s) -> s.range().key())
            .thenComparingLong(s -> s.range().position()));
    int first = 0;
    for (int i = 1; i <= pending.size(); i++) {
      if (i == pending.size() || !joins(first, i)) {
        readRun(pending.subList(first, i));
        first = i;
      }
    }
    pending.clear();
  }

  /// Whether a unit continues the run of those from `first` to the one before it.
  private boolean joins(int first, int unit) {
    ByteRange start = pending.get(first).range();
    ByteRange before = pending.get(unit - 1).range();
    ByteRange next = pending.get(unit).range();
    return next.key().equals(before.key())
        && next.position() - before.end() <= LARGEST_GAP
        && next.end() - start.position() <= LARGEST_RUN;
  }

  private void readRun(List<Stored> run) {
    ByteRange first = run.getFirst().range();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes =
          arena.allocate(run.getLast().range().end() - first.position(), Long.BYTES);
      array.read(first.key(), first.position(), bytes);
      MemorySegment scratch = arena.allocate(Math.max(1, array.scratchBytes()), Long.BYTES);
      for (Stored stored : run) {
        ByteRange range = stored.range();
        MemorySegment unit = bytes.asSlice(range.position() - first.position(), range.length());
        array.decode(stored.unit(), unit, scratch, part(stored.unit()));
      }
    }
  }
}
