package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;

/// A block of the Lempel-Ziv family while it is decoded: bytes come from the data, or once more
/// from what is decoded already. Every length and distance is checked before it is used.
final class LzBlock {
  private final String codec;
  private final MemorySegment from;
  private final MemorySegment into;
  private final boolean whole;
  private final long end;
  private final long room;
  private long in;
  private long out;

  /// @param whole refuses data that goes on when the block is full; else it is ignored
  LzBlock(String codec, MemorySegment from, MemorySegment into, boolean whole) {
    this.codec = codec;
    this.from = from;
    this.into = into;
    this.whole = whole;
    this.end = Bytes.size(from);
    this.room = Bytes.size(into);
  }

  boolean isRead() {
    return in == end;
  }

  boolean isFull() {
    return out == room;
  }

  /// Bytes decoded so far.
  long decoded() {
    return out;
  }

  /// The next byte of the data.
  int next() {
    if (in == end) {
      throw cutShort();
    }
    return from.get(BYTE, in++) & 0xff;
  }

  /// Takes bytes from the data.
  void literals(long length) {
    if (length > end - in) {
      throw cutShort();
    }
    long fits = fitting(length);
    Matches.literals(from, in, into, out, fits);
    in += length;
    out += fits;
  }

  /// Takes bytes that are decoded already.
  void repeat(long distance, long length) {
    if (distance <= 0 || distance > out) {
      throw damaged("repeats what lies " + distance + " bytes before byte " + out);
    }
    long fits = fitting(length);
    Matches.repeat(into, out, distance, fits);
    out += fits;
  }

  private long fitting(long length) {
    if (length > room - out && whole) {
      throw Bytes.tooLong(codec, into);
    }
    return Math.min(length, room - out);
  }

  private CorruptDataException cutShort() {
    return damaged("is cut short at byte " + end);
  }

  CorruptDataException damaged(String how) {
    return Bytes.damaged(codec, how);
  }
}
