package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Writes LZW codes, most significant bit first.
final class LzwEncoder {
  private static final int SLOTS = 1 << 13;
  private static final int EMPTY = -1;

  /// The last code before the table is cleared.
  private static final int LAST = LzwCodec.CODES - 2;

  /// `prefix << 8 | byte` of the string in each slot, and its code.
  private final int[] keys = new int[SLOTS];

  private final short[] codes = new short[SLOTS];

  private MemorySegment into = MemorySegment.NULL;
  private long out;
  private long bits;
  private int held;

  long encode(MemorySegment from, MemorySegment target) {
    into = target;
    out = 0;
    bits = 0;
    held = 0;
    int width = strings(from);
    put(LzwCodec.END, width);
    flush();
    into = MemorySegment.NULL;
    return out;
  }

  /// Writes all but the end code and returns the width that has.
  private int strings(MemorySegment from) {
    put(LzwCodec.CLEAR, LzwCodec.MIN_WIDTH);
    long size = from.byteSize();
    if (size == 0) {
      return LzwCodec.MIN_WIDTH;
    }
    Arrays.fill(keys, EMPTY);
    int next = LzwCodec.FIRST_FREE;
    int width = LzwCodec.MIN_WIDTH;
    int prefix = from.get(BYTE, 0) & 0xff;
    for (long at = 1; at < size; at++) {
      int value = from.get(BYTE, at) & 0xff;
      int key = prefix << 8 | value;
      int slot = slot(key);
      if (keys[slot] == key) {
        prefix = codes[slot];
        continue;
      }
      put(prefix, width);
      keys[slot] = key;
      codes[slot] = (short) next++;
      prefix = value;
      if (next == LAST) {
        put(LzwCodec.CLEAR, width);
        Arrays.fill(keys, EMPTY);
        next = LzwCodec.FIRST_FREE;
        width = LzwCodec.MIN_WIDTH;
      } else if (next == (1 << width)) {
        width++;
      }
    }
    put(prefix, width);
    return next + 1 == (1 << width) && width < LzwCodec.MAX_WIDTH ? width + 1 : width;
  }

  /// The slot that has the key, or the empty one where it goes.
  private int slot(int key) {
    int slot = (key * 0x9E3779B1) >>> (Integer.SIZE - 13);
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  private void put(int code, int width) {
    bits = bits << width | code;
    held += width;
    while (held >= Byte.SIZE) {
      held -= Byte.SIZE;
      into.set(BYTE, out++, (byte) (bits >>> held));
    }
  }

  private void flush() {
    if (held > 0) {
      into.set(BYTE, out++, (byte) (bits << (Byte.SIZE - held)));
      held = 0;
    }
  }
}
