package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;

/// Blocks of ThunderScan's four-bit greys: codes for runs of a grey, for differences to the one
/// before and for greys as they are. A row starts with black before it, and its codes end with it.
record ThunderScanBlocks(TileFormat format) implements BlockDecoder {
  private static final int[] SMALL = {0, 1, 0, -1};
  private static final int[] LARGE = {0, 1, 2, 3, 0, -3, -2, -1};
  private static final int SKIP_SMALL = 2;
  private static final int SKIP_LARGE = 4;
  private static final int GREYS = 15;
  private static final int VALUE = 0x3f;

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    rows.asSlice(0, format.blockBytes()).fill((byte) 0);
    long at = 0;
    for (int y = 0; y < format.height(); y++) {
      if (at >= stored.byteSize()) {
        return y;
      }
      long start = (long) y * format.rowBytes();
      at = new Row(rows.asSlice(start, format.rowBytes()), format.width()).read(stored, at);
    }
    return format.height();
  }

  private static final class Row {
    private final MemorySegment bytes;
    private final int width;
    private int x;
    private int grey;

    Row(MemorySegment bytes, int width) {
      this.bytes = bytes;
      this.width = width;
    }

    long read(MemorySegment stored, long start) {
      long at = start;
      while (x < width) {
        if (at >= stored.byteSize()) {
          throw damaged("is cut short at byte " + at);
        }
        int code = stored.get(BYTE, at++) & 0xff;
        read(code >>> 6, code & VALUE);
      }
      return at;
    }

    private void read(int kind, int value) {
      switch (kind) {
        case 0 -> repeat(value);
        case 1 -> {
          for (int shift = 4; shift >= 0; shift -= 2) {
            int step = value >>> shift & 3;
            if (step != SKIP_SMALL) {
              put(grey + SMALL[step]);
            }
          }
        }
        case 2 -> {
          for (int shift = 3; shift >= 0; shift -= 3) {
            int step = value >>> shift & 7;
            if (step != SKIP_LARGE) {
              put(grey + LARGE[step]);
            }
          }
        }
        default -> put(value);
      }
    }

    private void repeat(int count) {
      if (count > width - x) {
        throw damaged("has a run longer than its row");
      }
      for (int i = 0; i < count; i++) {
        put(grey);
      }
    }

    private void put(int value) {
      grey = value & GREYS;
      if (x < width) {
        int shift = (x & 1) == 0 ? 4 : 0;
        bytes.set(BYTE, x >>> 1, (byte) (bytes.get(BYTE, x >>> 1) | grey << shift));
      }
      x++;
    }
  }

  private static CorruptDataException damaged(String how) {
    return new CorruptDataException(
        "ThunderScan data " + how, "the file is damaged or cut short; get it again");
  }
}
