package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;
import static dev.swath.codec.Bytes.LONG_BE;
import static dev.swath.codec.Bytes.LONG_LE;
import static dev.swath.codec.LzwCodec.CLEAR;
import static dev.swath.codec.LzwCodec.CODES;
import static dev.swath.codec.LzwCodec.END;
import static dev.swath.codec.LzwCodec.FIRST_FREE;
import static dev.swath.codec.LzwCodec.MAX_WIDTH;
import static dev.swath.codec.LzwCodec.MIN_WIDTH;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Reads LZW codes of both bit orders.
///
/// The string of a code is a stretch of the output: the string of the code before it and one byte
/// more. So the table holds places, and decoding is copying.
final class LzwDecoder {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final int[] starts = new int[CODES];
  private final int[] lengths = new int[CODES];

  /// @param whole whether data beyond the end of `into` is a failure
  long decode(MemorySegment from, MemorySegment into, boolean whole) {
    Bytes.size(into);
    return isOld(from) ? decode(from, into, whole, true) : decode(from, into, whole, false);
  }

  /// Whether the clear code at the start has its least significant bit first.
  private static boolean isOld(MemorySegment from) {
    return Bytes.size(from) >= 2 && from.get(BYTE, 0) == 0 && (from.get(BYTE, 1) & 1) == 1;
  }

  private long decode(MemorySegment from, MemorySegment into, boolean whole, boolean old) {
    int room = Math.toIntExact(into.byteSize());
    long bits = from.byteSize() * Byte.SIZE;
    long bit = 0;
    int early = old ? 0 : 1;
    int width = MIN_WIDTH;
    int next = FIRST_FREE;
    int out = 0;
    int before = 0; // length of the string before; 0 after a clear code
    while (bit + width <= bits && (whole || out < room)) {
      int code = old ? lastFirst(from, bit, width) : firstFirst(from, bit, width);
      bit += width;
      if (code == END) {
        break;
      }
      if (code == CLEAR) {
        width = MIN_WIDTH;
        next = FIRST_FREE;
        before = 0;
        continue;
      }
      if (before > 0 && next < CODES) {
        starts[next] = out - before;
        lengths[next] = before + 1;
        next++;
        if (next == (1 << width) - early && width < MAX_WIDTH) {
          width++;
        }
      }
      before = code < CLEAR ? 1 : length(code, next, bit);
      if (before > room - out) {
        if (whole) {
          throw Bytes.tooLong("LZW", into);
        }
        before = room - out;
      }
      if (code < CLEAR) {
        into.set(BYTE, out, (byte) code);
      } else {
        copy(into, starts[code], out, before, room);
      }
      out += before;
    }
    return out;
  }

  private int length(int code, int next, long bit) {
    if (code >= next) {
      throw Bytes.damaged(
          "LZW", "has code " + code + " before bit " + bit + " where " + next + " are known");
    }
    return lengths[code];
  }

  /// Copies a string to the end of the output, on which it may border or one byte of which it may
  /// be; whole words may write beyond it, where later strings go.
  private static void copy(MemorySegment into, int from, int to, int length, int room) {
    if (to - from >= Long.BYTES && to + length + Long.BYTES <= room) {
      for (int i = 0; i < length; i += Long.BYTES) {
        into.set(LONG, to + i, into.get(LONG, from + i));
      }
    } else {
      for (int i = 0; i < length; i++) {
        into.set(BYTE, to + i, into.get(BYTE, from + i));
      }
    }
  }

  private static int firstFirst(MemorySegment from, long bit, int width) {
    long at = bit >>> 3;
    long word = at + Long.BYTES <= from.byteSize() ? from.get(LONG_BE, at) : lastWord(from, at);
    return (int) (word << (bit & 7) >>> (Long.SIZE - width));
  }

  private static int lastFirst(MemorySegment from, long bit, int width) {
    long at = bit >>> 3;
    long word =
        at + Long.BYTES <= from.byteSize()
            ? from.get(LONG_LE, at)
            : Long.reverseBytes(lastWord(from, at));
    return (int) (word >>> (bit & 7)) & ((1 << width) - 1);
  }

  /// The word at an offset, its first byte highest, with zeros beyond the data.
  private static long lastWord(MemorySegment from, long at) {
    long word = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      int value = at + i < from.byteSize() ? from.get(BYTE, at + i) & 0xff : 0;
      word = word << Byte.SIZE | value;
    }
    return word;
  }
}
