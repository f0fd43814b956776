package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;
import static dev.swath.codec.Bytes.INT_LE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Writes LZ4 blocks: repeats the last place that began with the same four bytes, if it is near.
final class Lz4Encoder {
  private static final int HASH_BITS = 13;
  private static final int FARTHEST = 65_535;
  private static final int NOWHERE = -1 - FARTHEST;

  /// A block's last repeat begins at least so many bytes before its end, ...
  private static final int LAST_START = 12;

  /// ... and its last bytes are literals.
  private static final int LAST_LITERALS = 5;

  /// Where each hash of four bytes was seen last.
  private final int[] seen = new int[1 << HASH_BITS];

  private MemorySegment into = MemorySegment.NULL;
  private long out;

  long encode(MemorySegment from, MemorySegment target) {
    into = target;
    out = 0;
    Arrays.fill(seen, NOWHERE);
    int size = Bytes.size(from);
    int literals = 0;
    int misses = 0;
    int at = 0;
    while (at < size - LAST_START) {
      int slot = from.get(INT_LE, at) * 0x9E3779B1 >>> Integer.SIZE - HASH_BITS;
      int before = seen[slot];
      seen[slot] = at;
      if (at - before <= FARTHEST && from.get(INT_LE, before) == from.get(INT_LE, at)) {
        int length = matching(from, before, at, size - LAST_LITERALS);
        sequence(from, literals, at, at - before, length);
        at += length;
        literals = at;
        misses = 0;
      } else {
        // Where nothing repeats, ever larger steps are taken.
        at += 1 + (misses++ >>> 6);
      }
    }
    lengths(size - literals, 0);
    copy(from, literals, size);
    into = MemorySegment.NULL;
    return out;
  }

  private static int matching(MemorySegment from, int before, int at, int end) {
    int length = Lz4Blocks.MIN_MATCH;
    while (at + length < end && from.get(BYTE, before + length) == from.get(BYTE, at + length)) {
      length++;
    }
    return length;
  }

  private void sequence(MemorySegment from, int literals, int at, int distance, int length) {
    int match = length - Lz4Blocks.MIN_MATCH;
    lengths(at - literals, match);
    copy(from, literals, at);
    put(distance);
    put(distance >>> Byte.SIZE);
    more(match);
  }

  /// The byte with both lengths, and the rest of that of the literals.
  private void lengths(int literals, int match) {
    put(Math.min(literals, Lz4Blocks.LONG_LENGTH) << 4 | Math.min(match, Lz4Blocks.LONG_LENGTH));
    more(literals);
  }

  private void more(int length) {
    if (length < Lz4Blocks.LONG_LENGTH) {
      return;
    }
    int rest = length - Lz4Blocks.LONG_LENGTH;
    for (; rest >= 255; rest -= 255) {
      put(255);
    }
    put(rest);
  }

  private void copy(MemorySegment from, int start, int end) {
    MemorySegment.copy(from, start, into, out, end - start);
    out += end - start;
  }

  private void put(int value) {
    into.set(BYTE, out++, (byte) value);
  }
}
