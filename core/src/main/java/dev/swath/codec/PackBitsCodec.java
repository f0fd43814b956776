package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;

import java.lang.foreign.MemorySegment;

/// Runs of equal bytes: a count −n before one byte to repeat n + 1 times, a count n before n + 1
/// bytes to take as they are, −128 for nothing.
final class PackBitsCodec implements Codec {
  private static final int LONGEST = 128;

  private final int rowBytes;

  PackBitsCodec(int rowBytes) {
    this.rowBytes = rowBytes;
  }

  @Override
  public long maxEncodedBytes(long bytes) {
    return bytes + bytes / LONGEST + bytes / rowBytes + 2;
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    long size = from.byteSize();
    long out = 0;
    for (long row = 0; row < size; row += rowBytes) {
      out = encodeRow(from, row, Math.min(size, row + rowBytes), into, out);
    }
    return out;
  }

  /// Repeats of three and more become runs; all else is copied.
  private static long encodeRow(
      MemorySegment from, long start, long end, MemorySegment into, long start2) {
    long out = start2;
    long literal = start;
    long at = start;
    while (at < end) {
      long run = runEnd(from, at, end);
      if (run - at >= 3) {
        out = copy(from, literal, at, into, out);
        into.set(BYTE, out++, (byte) (1 - (run - at)));
        into.set(BYTE, out++, from.get(BYTE, at));
        literal = run;
      }
      at = run;
    }
    return copy(from, literal, end, into, out);
  }

  private static long runEnd(MemorySegment from, long at, long end) {
    long limit = Math.min(end, at + LONGEST);
    byte value = from.get(BYTE, at);
    long run = at + 1;
    while (run < limit && from.get(BYTE, run) == value) {
      run++;
    }
    return run;
  }

  private static long copy(MemorySegment from, long start, long end, MemorySegment into, long to) {
    long out = to;
    for (long at = start; at < end; at += LONGEST) {
      long count = Math.min(LONGEST, end - at);
      into.set(BYTE, out, (byte) (count - 1));
      MemorySegment.copy(from, at, into, out + 1, count);
      out += count + 1;
    }
    return out;
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    return decode(from, into, true);
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    return decode(from, into, false);
  }

  private static long decode(MemorySegment from, MemorySegment into, boolean whole) {
    long end = Bytes.size(from);
    long room = Bytes.size(into);
    long in = 0;
    long out = 0;
    while (in < end && (whole || out < room)) {
      int head = from.get(BYTE, in++);
      if (head == Byte.MIN_VALUE) {
        continue;
      }
      int count = Math.abs(head) + 1;
      int taken = head < 0 ? 1 : count;
      if (taken > end - in) {
        throw Bytes.damaged("PackBits", "is cut short at byte " + end);
      }
      if (whole && count > room - out) {
        throw Bytes.tooLong("PackBits", into);
      }
      long fits = Math.min(count, room - out);
      if (head < 0) {
        into.asSlice(out, fits).fill(from.get(BYTE, in));
      } else {
        MemorySegment.copy(from, in, into, out, fits);
      }
      in += taken;
      out += fits;
    }
    return out;
  }

  @Override
  public void close() {}
}
