package dev.swath.codec;

import dev.swath.LimitException;
import java.lang.foreign.MemorySegment;

/// LZ4 blocks without a native library. A block is a row of sequences: a byte with both lengths,
/// literals, two bytes that say how far back to repeat from; the last one has only literals.
final class Lz4Blocks implements Codec {
  /// The shortest repeat.
  static final int MIN_MATCH = 4;

  /// The length from which on more bytes follow, each of them 255 but the last.
  static final int LONG_LENGTH = 15;

  private static final int MOST_BYTES = 0x7e00_0000;
  private static final int MORE = 255;

  private final Lz4Encoder encoder = new Lz4Encoder();

  /// Refuses more bytes than a block can have.
  static void checkPlain(MemorySegment from) {
    if (from.byteSize() > MOST_BYTES) {
      throw new LimitException(
          "an LZ4 block takes at most " + MOST_BYTES + " bytes but has " + from.byteSize(),
          "use smaller blocks");
    }
  }

  @Override
  public long maxEncodedBytes(long bytes) {
    return bytes + bytes / MORE + 16;
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    checkPlain(from);
    return encoder.encode(from, into);
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    return decode(new LzBlock("LZ4", from, into, true), true);
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    return decode(new LzBlock("LZ4", from, into, false), false);
  }

  private static long decode(LzBlock block, boolean whole) {
    while (whole || !block.isFull()) {
      int token = block.next();
      block.literals(length(block, token >>> 4));
      if (block.isRead() || (!whole && block.isFull())) {
        break;
      }
      int distance = block.next() | block.next() << Byte.SIZE;
      block.repeat(distance, length(block, token & LONG_LENGTH) + MIN_MATCH);
    }
    return block.decoded();
  }

  private static long length(LzBlock block, int shortLength) {
    long length = shortLength;
    if (shortLength == LONG_LENGTH) {
      int more;
      do {
        more = block.next();
        length += more;
      } while (more == MORE);
    }
    return length;
  }

  @Override
  public void close() {}
}
