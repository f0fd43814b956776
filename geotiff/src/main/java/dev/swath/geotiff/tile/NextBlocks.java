package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;

/// Blocks of NeXT's two-bit greys. A row is stored as it is, as a stretch of bytes within a white
/// row, or as runs of one grey.
record NextBlocks(TileFormat format) implements BlockDecoder {
  private static final int WHOLE = 0x00;
  private static final int STRETCH = 0x40;
  private static final int BITS = 2;
  private static final int RUN = 0x3f;

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    rows.asSlice(0, format.blockBytes()).fill((byte) 0xff);
    long at = 0;
    for (int y = 0; y < format.height(); y++) {
      if (at >= stored.byteSize()) {
        return y;
      }
      long start = (long) y * format.rowBytes();
      at = readRow(stored, at, rows.asSlice(start, format.rowBytes()));
    }
    return format.height();
  }

  private long readRow(MemorySegment stored, long start, MemorySegment row) {
    int head = stored.get(BYTE, start) & 0xff;
    return switch (head) {
      case WHOLE -> copy(stored, start + 1, row, 0, row.byteSize());
      case STRETCH -> {
        need(stored, start + 1, 4);
        yield copy(stored, start + 5, row, number(stored, start + 1), number(stored, start + 3));
      }
      default -> runs(stored, start, row);
    };
  }

  private static long number(MemorySegment stored, long at) {
    return (stored.get(BYTE, at) & 0xffL) << Byte.SIZE | stored.get(BYTE, at + 1) & 0xffL;
  }

  private static long copy(
      MemorySegment stored, long from, MemorySegment row, long to, long count) {
    need(stored, from, count);
    if (to + count > row.byteSize()) {
      throw damaged("has a stretch longer than its row");
    }
    MemorySegment.copy(stored, from, row, to, count);
    return from + count;
  }

  private long runs(MemorySegment stored, long start, MemorySegment row) {
    long at = start;
    int x = 0;
    while (x < format.width()) {
      need(stored, at, 1);
      int code = stored.get(BYTE, at++) & 0xff;
      int end = Math.min(x + (code & RUN), format.width());
      if ((code & RUN) == 0) {
        throw damaged("has a run of no pixels");
      }
      for (; x < end; x++) {
        set(row, x, code >>> 6);
      }
    }
    return at;
  }

  private static void set(MemorySegment row, int x, int grey) {
    int shift = Byte.SIZE - BITS - BITS * (x & 3);
    int others = row.get(BYTE, x >>> 2) & ~(3 << shift);
    row.set(BYTE, x >>> 2, (byte) (others | grey << shift));
  }

  private static void need(MemorySegment stored, long at, long count) {
    if (count > stored.byteSize() - at) {
      throw damaged("is cut short at byte " + stored.byteSize());
    }
  }

  private static CorruptDataException damaged(String how) {
    return new CorruptDataException(
        "NeXT data " + how, "the file is damaged or cut short; get it again");
  }
}
