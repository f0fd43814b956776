package dev.swath.zarr;

import dev.swath.array.Block;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.UnitGrid;
import dev.swath.zarr.array.ZarrArray;
import dev.swath.zarr.geo.ArrayMeaning;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// An array of a store as a raster: its axes with rows and columns moved to the end, in units of
/// its chunks, or of the inner chunks of its shards. Safe for any threads.
public final class ZarrRaster implements StoredUnits {
  private final ZarrArray array;
  private final ArrayMeaning meaning;
  private final WatchedObjects watched;

  /// For each axis of the raster that of the array, and the other way round.
  private final int[] arrayAxes;

  private final int[] rasterAxes;
  private final int[] axisOrder;
  private final UnitGrid units;

  /// @param watched the document of the array; its chunks join it when they are read
  ZarrRaster(ZarrArray array, ArrayMeaning meaning, WatchedObjects watched) {
    this.array = array;
    this.meaning = meaning;
    this.watched = watched;
    this.arrayAxes = meaning.axisOrder().stream().mapToInt(Integer::intValue).toArray();
    this.rasterAxes = new int[arrayAxes.length];
    for (int axis = 0; axis < arrayAxes.length; axis++) {
      rasterAxes[arrayAxes[axis]] = axis;
    }
    this.axisOrder = array.axisOrder();
    for (int i = 0; i < axisOrder.length; i++) {
      axisOrder[i] = rasterAxes[axisOrder[i]];
    }
    this.units =
        UnitGrid.of(
            CellGrid.of(
                raster(array.units().extent().sizes()), raster(array.units().cell().sizes())));
  }

  private long[] raster(long[] ofArray) {
    long[] ofRaster = new long[ofArray.length];
    for (int axis = 0; axis < ofRaster.length; axis++) {
      ofRaster[axis] = ofArray[arrayAxes[axis]];
    }
    return ofRaster;
  }

  private CellIndex inArray(CellIndex unit) {
    long[] index = new long[unit.rank()];
    for (int axis = 0; axis < index.length; axis++) {
      index[axis] = unit.at(rasterAxes[axis]);
    }
    return CellIndex.of(index);
  }

  /// The array behind the raster.
  public ZarrArray array() {
    return array;
  }

  /// What was passed over while its attributes were read, in sentences.
  public List<String> notes() {
    return meaning.notes();
  }

  @Override
  public RasterSchema schema() {
    return meaning.schema();
  }

  @Override
  public UnitGrid units() {
    return units;
  }

  @Override
  public int[] axisOrder() {
    return axisOrder.clone();
  }

  @Override
  public long scratchBytes(CellIndex unit) {
    return array.scratchBytes(inArray(unit));
  }

  @Override
  public long storedBytes(CellIndex unit) {
    return array.storedBytes(inArray(unit));
  }

  @Override
  public void fetch(CellIndex unit, MemorySegment into) {
    CellIndex inArray = inArray(unit);
    if (into.byteSize() > 0) {
      watched.watch(array.key(inArray));
    }
    array.fetch(inArray, into);
  }

  @Override
  public void decode(CellIndex unit, MemorySegment stored, MemorySegment scratch, Block into) {
    array.decode(inArray(unit), stored, scratch, into.permute(rasterAxes));
  }

  /// Asks whether the document that describes the array, and those chunks that are watched, are
  /// still those that were read.
  @Override
  public void checkUnchanged() {
    watched.check();
  }
}
