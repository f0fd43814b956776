package dev.swath.sweep;

import dev.swath.StorageException;
import dev.swath.array.Block;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.UnitGrid;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/// Something that happens once in the middle of one kind of work of a sweep.
final class Fault {
  enum Place {
    FETCH,
    DECODE,
    CHECK,
    ENCODE,
    WRITE,
    COMMIT
  }

  private final Place place;
  private final Runnable fault;
  private final AtomicInteger countdown;

  /// @param after times that all goes well before
  Fault(Place place, int after, Runnable fault) {
    this.place = place;
    this.fault = fault;
    this.countdown = new AtomicInteger(after);
  }

  static Fault failure(Place place, int after) {
    return new Fault(
        place,
        after,
        () -> {
          throw new StorageException("failed in " + place, "");
        });
  }

  private void at(Place here) {
    if (here == place && countdown.getAndDecrement() == 0) {
      fault.run();
    }
  }

  StoredUnits in(StoredUnits units) {
    return new FaultyUnits(units, this);
  }

  RasterSink in(RasterSink sink) {
    return new FaultySink(sink, this);
  }

  private record FaultyUnits(StoredUnits inner, Fault fault) implements StoredUnits {
    @Override
    public RasterSchema schema() {
      return inner.schema();
    }

    @Override
    public UnitGrid units() {
      return inner.units();
    }

    @Override
    public long storedBytes(CellIndex unit) {
      return inner.storedBytes(unit);
    }

    @Override
    public void fetch(CellIndex unit, MemorySegment into) {
      fault.at(Place.FETCH);
      inner.fetch(unit, into);
    }

    @Override
    public void decode(CellIndex unit, MemorySegment stored, MemorySegment scratch, Block into) {
      fault.at(Place.DECODE);
      inner.decode(unit, stored, scratch, into);
    }

    @Override
    public void checkUnchanged() {
      fault.at(Place.CHECK);
    }
  }

  private record FaultySink(RasterSink inner, Fault fault) implements RasterSink {
    @Override
    public WriteUnits writeUnits() {
      return inner.writeUnits();
    }

    @Override
    public long encodeBytes(CellIndex cell) {
      return inner.encodeBytes(cell);
    }

    @Override
    public long encode(CellIndex cell, Block pixels, MemorySegment into) {
      fault.at(Place.ENCODE);
      return inner.encode(cell, pixels, into);
    }

    @Override
    public void write(CellIndex cell, MemorySegment encoded) {
      fault.at(Place.WRITE);
      inner.write(cell, encoded);
    }

    @Override
    public void commit() {
      fault.at(Place.COMMIT);
      inner.commit();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
