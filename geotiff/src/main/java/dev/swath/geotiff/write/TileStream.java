package dev.swath.geotiff.write;

import dev.swath.store.AtomicFile;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// The tiles of a file in the order of their places, whatever order they come in. One thread.
///
/// A tile whose turn it is goes straight to the file; any other waits in a hidden spool file and is
/// copied when its turn has come. So the bytes do not depend on the order, and the usual order
/// needs no spool.
final class TileStream implements AutoCloseable {
  /// 16 MiB for each of the two tables: all of the first two million tiles.
  static final int LONGS_IN_MEMORY = 1 << 21;

  private final AtomicFile file;
  private final TileLayout layout;
  private final long tiles;
  // By entry: stored bytes + 1, or 0 where the tile has not come yet.
  private final PagedLongs sizes;
  // By entry: position in the file, or in the spool while the tile waits there.
  private final PagedLongs positions;
  private Optional<HiddenFile> spool = Optional.empty();
  private long spoolEnd;
  private long waiting;
  private long moved;
  private long next;
  private long end;

  TileStream(AtomicFile file, TileLayout layout, long start, int longsInMemory) {
    this.file = file;
    this.layout = layout;
    this.tiles = layout.tiles();
    this.end = start;
    this.sizes = new PagedLongs(file.target(), longsInMemory);
    this.positions = new PagedLongs(file.target(), longsInMemory);
  }

  /// Adds the tile of a place; no bytes stand for a tile that is not stored.
  void put(long place, MemorySegment encoded) {
    long entry = layout.entryOfPlace(place);
    if (sizes.get(entry) != 0) {
      throw new IllegalStateException(
          "cell " + layout.cellOfPlace(place) + " was written twice; each is written once");
    }
    sizes.set(entry, encoded.byteSize() + 1);
    if (place == next) {
      file.write(end, encoded);
      arrive(entry, encoded.byteSize());
      copyWaiting();
    } else {
      wait(entry, encoded);
    }
  }

  private void arrive(long entry, long bytes) {
    positions.set(entry, bytes == 0 ? 0 : end);
    end += bytes;
    next++;
  }

  private void wait(long entry, MemorySegment encoded) {
    if (spool.isEmpty()) {
      spool = Optional.of(HiddenFile.beside(file.target()));
    }
    spool.get().write(spoolEnd, encoded);
    positions.set(entry, spoolEnd);
    spoolEnd += encoded.byteSize();
    waiting++;
  }

  private void copyWaiting() {
    while (waiting > 0 && isWaiting(next)) {
      copyRun();
    }
    if (waiting == 0) {
      spoolEnd = 0;
    }
  }

  private boolean isWaiting(long place) {
    return place < tiles && sizes.get(layout.entryOfPlace(place)) != 0;
  }

  /// Copies the next tile and all after it that follow it in the spool.
  private void copyRun() {
    long from = positions.get(layout.entryOfPlace(next));
    long start = end;
    long bytes = 0;
    while (waiting > 0 && isWaiting(next)) {
      long entry = layout.entryOfPlace(next);
      if (positions.get(entry) != from + bytes) {
        break;
      }
      long size = sizes.get(entry) - 1;
      arrive(entry, size);
      bytes += size;
      waiting--;
      moved++;
    }
    file.transferFrom(spool.orElseThrow().channel(), from, bytes, start);
  }

  /// Tiles that were copied from the spool.
  long moved() {
    return moved;
  }

  /// Position after the last byte.
  long end() {
    return end;
  }

  void checkComplete() {
    if (next < tiles) {
      throw new IllegalStateException(
          "cell " + layout.cellOfPlace(next) + " was not written, the first of those missing");
    }
  }

  /// Stored bytes of a tile by its entry.
  long bytes(long entry) {
    return sizes.get(entry) - 1;
  }

  /// Position of a tile by its entry; 0 if it is not stored.
  long position(long entry) {
    return positions.get(entry);
  }

  @Override
  public void close() {
    try (sizes;
        positions) {
      spool.ifPresent(HiddenFile::close);
    }
  }
}
