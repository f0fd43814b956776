package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;
import static dev.swath.codec.Bytes.INT_BE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Writes LZW codes, most significant bit first.
final class LzwEncoder {
  /// The last code before the table is cleared.
  private static final int LAST = LzwCodec.CODES - 2;

  /// Four slots for each string: looking twice costs more than the room.
  private static final int SLOT_BITS = 14;
  private static final int EMPTY = -1;
  private static final int CODE_BITS = 12;
  private static final int CODE_MASK = (1 << CODE_BITS) - 1;
  private static final int PIECE_BYTES = 1 << 12;

  /// In each slot a string: the code of all of it but its last byte, that byte, and its own code.
  private final int[] strings = new int[1 << SLOT_BITS];

  private final byte[] piece = new byte[PIECE_BYTES];

  private MemorySegment into = MemorySegment.NULL;
  private long out;
  private long bits;
  private int held;
  private int next;
  private int width;

  long encode(MemorySegment from, MemorySegment target) {
    into = target;
    out = 0;
    bits = 0;
    held = 0;
    width = LzwCodec.MIN_WIDTH;
    clear();
    long size = from.byteSize();
    int prefix = EMPTY;
    for (long at = 0; at < size; at += PIECE_BYTES) {
      int n = Math.toIntExact(Math.min(PIECE_BYTES, size - at));
      MemorySegment.copy(from, BYTE, at, piece, 0, n);
      prefix = prefix == EMPTY ? strings(1, n, piece[0] & 0xff) : strings(0, n, prefix);
    }
    if (prefix != EMPTY) {
      put(prefix);
      if (next + 1 == 1 << width && width < LzwCodec.MAX_WIDTH) {
        width++;
      }
    }
    put(LzwCodec.END);
    flush();
    into = MemorySegment.NULL;
    return out;
  }

  /// Writes the strings of a part of the piece.
  ///
  /// @param begun the code of the bytes before that are not written yet
  /// @return the code of the bytes at the end that are not written yet
  private int strings(int first, int end, int begun) {
    int[] table = strings;
    byte[] bytes = piece;
    int prefix = begun;
    for (int at = first; at < end; at++) {
      int key = prefix << Byte.SIZE | bytes[at] & 0xff;
      int slot = key * 0x9E3779B1 >>> Integer.SIZE - SLOT_BITS;
      int found = table[slot];
      while (found >>> CODE_BITS != key && found != EMPTY) {
        slot = slot + 1 & table.length - 1;
        found = table[slot];
      }
      if (found != EMPTY) {
        prefix = found & CODE_MASK;
      } else {
        put(prefix);
        table[slot] = key << CODE_BITS | next;
        add();
        prefix = bytes[at] & 0xff;
      }
    }
    return prefix;
  }

  private void add() {
    next++;
    if (next == LAST) {
      clear();
    } else if (next == 1 << width) {
      width++;
    }
  }

  private void clear() {
    put(LzwCodec.CLEAR);
    Arrays.fill(strings, EMPTY);
    next = LzwCodec.FIRST_FREE;
    width = LzwCodec.MIN_WIDTH;
  }

  private void put(int code) {
    bits = bits << width | code;
    held += width;
    if (held >= Integer.SIZE) {
      held -= Integer.SIZE;
      into.set(INT_BE, out, (int) (bits >>> held));
      out += Integer.BYTES;
    }
  }

  private void flush() {
    for (; held > 0; held -= Byte.SIZE) {
      long high = held >= Byte.SIZE ? bits >>> held - Byte.SIZE : bits << Byte.SIZE - held;
      into.set(BYTE, out++, (byte) high);
    }
  }
}
