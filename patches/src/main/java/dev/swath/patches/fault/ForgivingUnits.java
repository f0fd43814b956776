package dev.swath.patches.fault;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.grid.CellIndex;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.UnitGrid;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A stored raster whose chunks may fail: one that cannot be read or decoded is no data and is
/// listed.
public final class ForgivingUnits implements StoredUnits {
  private final StoredUnits source;
  private final Faults faults;
  private final long noData;
  private final Set<CellIndex> unread = ConcurrentHashMap.newKeySet();

  public ForgivingUnits(StoredUnits source, Faults faults) {
    RasterSchema schema = source.schema();
    boolean isFloat = schema.dtype().kind() == DType.Kind.FLOAT;
    if (schema.noData().isEmpty() && !isFloat) {
      throw new UnsupportedDataException(
          "chunks that cannot be read become no data but the "
              + schema.dtype()
              + " raster has no such value",
          "declare one, or let failures end the job");
    }
    this.source = source;
    this.faults = faults;
    this.noData =
        schema
            .noData()
            .map(NoData::bits)
            .orElseGet(() -> Values.fromDouble(schema.dtype(), Double.NaN));
  }

  @Override
  public RasterSchema schema() {
    return source.schema();
  }

  @Override
  public UnitGrid units() {
    return source.units();
  }

  @Override
  public int[] axisOrder() {
    return source.axisOrder();
  }

  @Override
  public long scratchBytes(CellIndex unit) {
    return source.scratchBytes(unit);
  }

  @Override
  public long storedBytes(CellIndex unit) {
    return source.storedBytes(unit);
  }

  @Override
  public void fetch(CellIndex unit, MemorySegment into) {
    Runnable work = () -> source.fetch(unit, into);
    if (!faults.chunk(unit, units().window(unit), work)) {
      unread.add(unit);
    }
  }

  @Override
  public void decode(CellIndex unit, MemorySegment stored, MemorySegment scratch, Block into) {
    Runnable work = () -> source.decode(unit, stored, scratch, into);
    if (unread.contains(unit) || !faults.chunk(unit, units().window(unit), work)) {
      into.fill(noData);
    }
  }

  @Override
  public void checkUnchanged() {
    source.checkUnchanged();
  }
}
