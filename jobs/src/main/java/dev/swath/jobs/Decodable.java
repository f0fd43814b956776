package dev.swath.jobs;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.StoredUnits;
import dev.swath.zarr.array.ZarrArray;
import java.lang.foreign.MemorySegment;

/// Stored pieces that can be decoded one by one: a raster's units, or those of an array that is no
/// raster, such as coordinates.
interface Decodable {
  /// The indices of all pieces.
  Window all();

  Window window(CellIndex piece);

  DType dtype();

  int[] axisOrder();

  long storedBytes(CellIndex piece);

  long scratchBytes(CellIndex piece);

  void fetch(CellIndex piece, MemorySegment into);

  void decode(CellIndex piece, MemorySegment stored, MemorySegment scratch, Block into);

  static Decodable of(StoredUnits raster) {
    return new Decodable() {
      @Override
      public Window all() {
        return raster.units().all();
      }

      @Override
      public Window window(CellIndex piece) {
        return raster.units().window(piece);
      }

      @Override
      public DType dtype() {
        return raster.schema().dtype();
      }

      @Override
      public int[] axisOrder() {
        return raster.axisOrder();
      }

      @Override
      public long storedBytes(CellIndex piece) {
        return raster.storedBytes(piece);
      }

      @Override
      public long scratchBytes(CellIndex piece) {
        return raster.scratchBytes(piece);
      }

      @Override
      public void fetch(CellIndex piece, MemorySegment into) {
        raster.fetch(piece, into);
      }

      @Override
      public void decode(CellIndex piece, MemorySegment stored, MemorySegment scratch, Block into) {
        raster.decode(piece, stored, scratch, into);
      }
    };
  }

  static Decodable of(ZarrArray array) {
    return new Decodable() {
      @Override
      public Window all() {
        return array.units().all();
      }

      @Override
      public Window window(CellIndex piece) {
        return array.units().window(piece);
      }

      @Override
      public DType dtype() {
        return array.dtype();
      }

      @Override
      public int[] axisOrder() {
        return array.axisOrder();
      }

      @Override
      public long storedBytes(CellIndex piece) {
        return array.storedBytes(piece);
      }

      @Override
      public long scratchBytes(CellIndex piece) {
        return array.scratchBytes(piece);
      }

      @Override
      public void fetch(CellIndex piece, MemorySegment into) {
        array.fetch(piece, into);
      }

      @Override
      public void decode(CellIndex piece, MemorySegment stored, MemorySegment scratch, Block into) {
        array.decode(piece, stored, scratch, into);
      }
    };
  }
}
