package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;
import static dev.swath.codec.Bytes.LONG_LE;

import java.lang.foreign.MemorySegment;

/// The bits of elements by their place in the element: all lowest bits of the first bytes, and so
/// on. Only numbers of elements that are multiples of eight are shuffled, others stay as they are,
/// as do bytes that make no whole element.
///
/// Works on a tile of elements at a time: their bytes are shuffled, then the bits in them.
final class BitShuffle {
  /// Bytes of a tile: room for 64 elements of 255 bytes.
  static final int TILE_BYTES = 16 << 10;

  private static final int ELEMENTS_AT_ONCE = 64;

  private final MemorySegment tile;

  BitShuffle(MemorySegment tile) {
    this.tile = tile;
  }

  /// @param into as many bytes as `from`, which it must not overlap
  void shuffle(MemorySegment from, MemorySegment into, int typeSize) {
    long count = shuffled(from, typeSize);
    for (long first = 0, elements; first < count; first += elements) {
      elements = Math.min(tileElements(typeSize), count - first);
      long bytes = elements * typeSize;
      ByteShuffle.shuffle(from.asSlice(first * typeSize, bytes), tile.asSlice(0, bytes), typeSize);
      for (int place = 0; place < typeSize; place++) {
        toRows(place * elements, elements, into, place * count + first / Byte.SIZE, count);
      }
    }
    copyRest(from, into, count * typeSize);
  }

  /// Undoes [#shuffle(MemorySegment, MemorySegment, int)].
  void unshuffle(MemorySegment from, MemorySegment into, int typeSize) {
    long count = shuffled(from, typeSize);
    for (long first = 0, elements; first < count; first += elements) {
      elements = Math.min(tileElements(typeSize), count - first);
      long bytes = elements * typeSize;
      for (int place = 0; place < typeSize; place++) {
        fromRows(from, place * count + first / Byte.SIZE, count, place * elements, elements);
      }
      ByteShuffle.unshuffle(
          tile.asSlice(0, bytes), into.asSlice(first * typeSize, bytes), typeSize);
    }
    copyRest(from, into, count * typeSize);
  }

  private static long shuffled(MemorySegment from, int typeSize) {
    long count = from.byteSize() / typeSize;
    return count % Byte.SIZE == 0 ? count : 0;
  }

  private static long tileElements(int typeSize) {
    int fitting = TILE_BYTES / typeSize;
    return fitting - fitting % ELEMENTS_AT_ONCE;
  }

  private static void copyRest(MemorySegment from, MemorySegment into, long start) {
    MemorySegment.copy(from, start, into, start, from.byteSize() - start);
  }

  /// The bits of one byte of each element in the tile go to eight rows.
  ///
  /// @param at the place of these bytes in the tile
  /// @param into where the eight rows are, each an eighth of `count` bytes long
  /// @param row where the elements' bits begin in the first row
  private void toRows(long at, long elements, MemorySegment into, long row, long count) {
    long step = count / Byte.SIZE;
    long whole = elements - elements % ELEMENTS_AT_ONCE;
    for (long i = 0; i < whole; i += ELEMENTS_AT_ONCE) {
      transposeBits(at + i, ELEMENTS_AT_ONCE);
      Lanes.transpose(tile, at + i, Long.BYTES, into, row + i / Byte.SIZE, step);
    }
    transposeBits(at + whole, elements - whole);
    for (long i = whole; i < elements; i++) {
      into.set(BYTE, row + i % Byte.SIZE * step + i / Byte.SIZE, tile.get(BYTE, at + i));
    }
  }

  private void fromRows(MemorySegment from, long row, long count, long at, long elements) {
    long step = count / Byte.SIZE;
    long whole = elements - elements % ELEMENTS_AT_ONCE;
    for (long i = 0; i < whole; i += ELEMENTS_AT_ONCE) {
      Lanes.transpose(from, row + i / Byte.SIZE, step, tile, at + i, Long.BYTES);
      transposeBits(at + i, ELEMENTS_AT_ONCE);
    }
    for (long i = whole; i < elements; i++) {
      tile.set(BYTE, at + i, from.get(BYTE, row + i % Byte.SIZE * step + i / Byte.SIZE));
    }
    transposeBits(at + whole, elements - whole);
  }

  private void transposeBits(long at, long elements) {
    for (long i = 0; i < elements; i += Long.BYTES) {
      tile.set(LONG_LE, at + i, Lanes.transposeBits(tile.get(LONG_LE, at + i)));
    }
  }
}
