package dev.swath.zarr.write;

import dev.swath.array.Block;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a raster as an array, or as a part of one. A write unit is a shard, or a chunk
/// where there are no shards; it is encoded in memory as a whole, and written once.
final class ZarrSink implements RasterSink {
  private final String path;
  private final ArrayLayout layout;
  private final CellEncoder encoder;
  private final StagedArray staged;
  private final Runnable committed;

  /// @param path of the array in the store
  /// @param committed told when all cells are there
  ZarrSink(String path, ArrayLayout layout, StagedArray staged, Runnable committed) {
    this.path = path;
    this.layout = layout;
    this.encoder = new CellEncoder(layout);
    this.staged = staged;
    this.committed = committed;
  }

  @Override
  public WriteUnits writeUnits() {
    return new WriteUnits(layout.grid(), false, false, layout.axes());
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return encoder.workBytes(cell);
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    return encoder.encode(cell, pixels, into);
  }

  private long place(CellIndex cell) {
    return cell.linear(layout.grid().all());
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    if (!staged.claim(place(cell))) {
      throw new IllegalStateException("cell " + cell + " of " + path + " is written already");
    }
    staged.put(place(cell), encoded);
  }

  @Override
  public boolean isWritten(CellIndex cell) {
    return staged.isRecorded(place(cell));
  }

  @Override
  public void commit() {
    long cells = layout.grid().count();
    long missing = staged.firstMissing(cells);
    if (missing < cells) {
      throw new IllegalStateException(
          "cell " + CellIndex.in(layout.grid().all(), missing) + " of " + path + " is not written");
    }
    committed.run();
  }

  /// The keys of objects in a store whose cells are empty now.
  List<String> emptied(Path store) {
    List<String> keys = new ArrayList<>();
    long cells = staged.hasEmpty() ? layout.grid().count() : 0;
    for (long place = 0; place < cells; place++) {
      if (staged.isEmpty(place) && Files.exists(store.resolve(staged.key(place)))) {
        keys.add(staged.key(place));
      }
    }
    return keys;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
