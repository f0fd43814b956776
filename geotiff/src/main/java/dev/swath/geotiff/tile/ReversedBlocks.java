package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;
import static dev.swath.geotiff.tile.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// Blocks whose bytes have their least significant bit first.
///
/// @param inner decoder of the bytes as they should be
record ReversedBlocks(BlockDecoder inner) implements BlockDecoder {
  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    MemorySegment turned = scratch.asSlice(0, stored.byteSize());
    reverse(stored, turned);
    return inner.decode(turned, rows, scratch.asSlice(stored.byteSize()));
  }

  private static void reverse(MemorySegment from, MemorySegment into) {
    long size = from.byteSize();
    long words = size & -Long.BYTES;
    for (long at = 0; at < words; at += Long.BYTES) {
      into.set(LONG, at, Long.reverseBytes(Long.reverse(from.get(LONG, at))));
    }
    for (long at = words; at < size; at++) {
      into.set(BYTE, at, (byte) (Integer.reverse(from.get(BYTE, at)) >>> 24));
    }
  }

  @Override
  public void close() {
    inner.close();
  }
}
