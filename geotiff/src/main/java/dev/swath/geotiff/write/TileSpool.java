package dev.swath.geotiff.write;

import dev.swath.store.AtomicFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/// The encoded tiles of one image, kept in a hidden file beside the target in the order they come,
/// until it is known where in the target they begin. One thread.
///
/// Moving them copies runs that lie side by side in both files at once, so tiles that came in the
/// order of their places are moved by a single copy.
///
/// A framed tile has its byte count in 4 bytes before it and its last 4 bytes once more after it.
final class TileSpool implements AutoCloseable {
  private static final int LEADER = Integer.BYTES;
  private static final int TRAILER = Integer.BYTES;

  private final Path target;
  private final TileLayout layout;
  private final boolean framed;
  // By entry: stored bytes + 1, or 0 where the tile has not come yet.
  private final PagedLongs sizes;
  // By entry: position of the tile's first byte in the spool, and in the target once it was moved.
  private final PagedLongs positions;
  private Optional<HiddenFile> spool = Optional.empty();
  private long end;
  private long moved;

  /// @param longsInMemory entries of each of the two tables of tiles that are kept in memory
  TileSpool(Path target, TileLayout layout, boolean framed, int longsInMemory) {
    this.target = target;
    this.layout = layout;
    this.framed = framed;
    this.sizes = new PagedLongs(target, longsInMemory);
    this.positions = new PagedLongs(target, longsInMemory);
  }

  /// Adds the tile of a place; no bytes stand for a tile that is not stored.
  void put(long place, MemorySegment encoded) {
    long entry = layout.entryOfPlace(place);
    if (sizes.get(entry) != 0) {
      throw new IllegalStateException(
          "cell " + layout.cellOfPlace(place) + " was written twice; each is written once");
    }
    long bytes = encoded.byteSize();
    sizes.set(entry, bytes + 1);
    if (bytes > 0) {
      append(entry, encoded);
    }
  }

  private void append(long entry, MemorySegment encoded) {
    HiddenFile file = open();
    if (framed) {
      positions.set(entry, end + LEADER);
      file.write(end, leader(encoded), encoded.asByteBuffer(), trailer(encoded));
      end += encoded.byteSize() + frameBytes();
    } else {
      positions.set(entry, end);
      file.write(end, encoded);
      end += encoded.byteSize();
    }
  }

  private HiddenFile open() {
    if (spool.isEmpty()) {
      spool = Optional.of(HiddenFile.beside(target));
    }
    return spool.get();
  }

  private static ByteBuffer leader(MemorySegment encoded) {
    return ByteBuffer.allocate(LEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, Math.toIntExact(encoded.byteSize()));
  }

  /// The last bytes of a tile; a shorter one is repeated whole, behind zeros.
  private static ByteBuffer trailer(MemorySegment encoded) {
    ByteBuffer trailer = ByteBuffer.allocate(TRAILER);
    long bytes = Math.min(TRAILER, encoded.byteSize());
    MemorySegment.copy(
        encoded,
        encoded.byteSize() - bytes,
        MemorySegment.ofBuffer(trailer),
        TRAILER - bytes,
        bytes);
    return trailer;
  }

  /// Bytes of all tiles so far, with their frames.
  long bytes() {
    return end;
  }

  /// Refuses to go on if a tile is missing.
  void checkComplete() {
    long tiles = layout.tiles();
    for (long place = 0; place < tiles; place++) {
      if (sizes.get(layout.entryOfPlace(place)) == 0) {
        throw new IllegalStateException(
            "cell " + layout.cellOfPlace(place) + " was not written, the first of those missing");
      }
    }
  }

  /// Moves the tiles of some places to a file, each place once.
  ///
  /// @param at where the first goes
  /// @return position after the last
  long move(long place, long endPlace, AtomicFile file, long at) {
    long next = place;
    long position = at;
    while (next < endPlace) {
      long from = 0;
      long bytes = 0;
      for (; next < endPlace; next++) {
        long entry = layout.entryOfPlace(next);
        long size = bytes(entry);
        if (size == 0) {
          continue;
        }
        long start = positions.get(entry) - leaderBytes();
        if (bytes > 0 && start != from + bytes) {
          break;
        }
        from = bytes == 0 ? start : from;
        positions.set(entry, position + bytes + leaderBytes());
        bytes += size + frameBytes();
        moved++;
      }
      if (bytes > 0) {
        file.transferFrom(spool.orElseThrow().channel(), from, bytes, position);
        position += bytes;
      }
    }
    return position;
  }

  /// Bytes that a frame adds to a tile.
  int frameBytes() {
    return framed ? LEADER + TRAILER : 0;
  }

  private int leaderBytes() {
    return framed ? LEADER : 0;
  }

  /// Tiles that were moved.
  long moved() {
    return moved;
  }

  /// Stored bytes of a tile by its entry.
  long bytes(long entry) {
    return sizes.get(entry) - 1;
  }

  /// Position in the target of a tile that was moved, by its entry; 0 if it is not stored.
  long position(long entry) {
    return positions.get(entry);
  }

  /// Gives the space of the tiles back, once all were moved.
  void drop() {
    spool.ifPresent(HiddenFile::close);
    spool = Optional.empty();
  }

  @Override
  public void close() {
    try (sizes;
        positions) {
      drop();
    }
  }
}
