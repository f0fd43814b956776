package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;

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
    return new Sequences(from, into).decode(true);
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    return new Sequences(from, into).decode(false);
  }

  /// One block while it is decoded.
  private static final class Sequences {
    private final MemorySegment from;
    private final MemorySegment into;
    private final long end;
    private final long room;
    private long in;
    private long out;

    Sequences(MemorySegment from, MemorySegment into) {
      this.from = from;
      this.into = into;
      this.end = Bytes.size(from);
      this.room = Bytes.size(into);
    }

    /// @param whole refuses data that goes on when the block is full; else it is ignored
    long decode(boolean whole) {
      while (whole || out < room) {
        int token = next();
        long literals = length(token >>> 4);
        if (literals > end - in) {
          throw cutShort();
        }
        long fits = fitting(literals, whole);
        Matches.literals(from, in, into, out, fits);
        in += literals;
        out += fits;
        if (in == end || (!whole && out == room)) {
          return out;
        }
        repeat(token & LONG_LENGTH, whole);
      }
      return out;
    }

    private void repeat(int shortLength, boolean whole) {
      int distance = next() | next() << Byte.SIZE;
      long length = fitting(length(shortLength) + MIN_MATCH, whole);
      if (distance == 0 || distance > out) {
        throw Bytes.damaged("LZ4", "repeats what lies " + distance + " bytes before byte " + out);
      }
      Matches.repeat(into, out, distance, length);
      out += length;
    }

    private long fitting(long length, boolean whole) {
      if (length > room - out && whole) {
        throw Bytes.tooLong("LZ4", into);
      }
      return Math.min(length, room - out);
    }

    private long length(int shortLength) {
      long length = shortLength;
      if (shortLength == LONG_LENGTH) {
        int more;
        do {
          more = next();
          length += more;
        } while (more == MORE);
      }
      return length;
    }

    private int next() {
      if (in == end) {
        throw cutShort();
      }
      return from.get(BYTE, in++) & 0xff;
    }

    private RuntimeException cutShort() {
      return Bytes.damaged("LZ4", "is cut short at byte " + end);
    }
  }

  @Override
  public void close() {}
}
