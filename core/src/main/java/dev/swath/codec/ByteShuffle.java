package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;
import static dev.swath.codec.Bytes.LONG_LE;

import java.lang.foreign.MemorySegment;

/// The bytes of elements by their place in the element: all first bytes, then all second bytes, and
/// so on, which compresses better where neighbours are alike. Bytes that make no whole element stay
/// behind the others as they are.
public final class ByteShuffle {
  private static final int AT_ONCE = Long.BYTES;

  private ByteShuffle() {}

  /// @param into as many bytes as `from`, which it must not overlap
  /// @param typeSize bytes of an element
  public static void shuffle(MemorySegment from, MemorySegment into, int typeSize) {
    long count = typeSize == 1 ? 0 : from.byteSize() / typeSize;
    long done =
        switch (typeSize) {
          case 2 -> shuffle2(from, into, count);
          case 4 -> shuffle4(from, into, count);
          default -> typeSize % AT_ONCE == 0 ? shuffle8(from, into, count, typeSize) : 0;
        };
    for (int place = 0; place < typeSize; place++) {
      long plane = place * count;
      for (long i = done; i < count; i++) {
        into.set(BYTE, plane + i, from.get(BYTE, i * typeSize + place));
      }
    }
    copyRest(from, into, count * typeSize);
  }

  /// Undoes [#shuffle(MemorySegment, MemorySegment, int)].
  public static void unshuffle(MemorySegment from, MemorySegment into, int typeSize) {
    long count = typeSize == 1 ? 0 : from.byteSize() / typeSize;
    long done =
        switch (typeSize) {
          case 2 -> unshuffle2(from, into, count);
          case 4 -> unshuffle4(from, into, count);
          default -> typeSize % AT_ONCE == 0 ? unshuffle8(from, into, count, typeSize) : 0;
        };
    for (int place = 0; place < typeSize; place++) {
      long plane = place * count;
      for (long i = done; i < count; i++) {
        into.set(BYTE, i * typeSize + place, from.get(BYTE, plane + i));
      }
    }
    copyRest(from, into, count * typeSize);
  }

  private static void copyRest(MemorySegment from, MemorySegment into, long start) {
    MemorySegment.copy(from, start, into, start, from.byteSize() - start);
  }

  private static long shuffle2(MemorySegment from, MemorySegment into, long count) {
    long end = count - count % AT_ONCE;
    for (long i = 0; i < end; i += AT_ONCE) {
      long q0 = from.get(LONG_LE, 2 * i);
      long q1 = from.get(LONG_LE, 2 * i + 8);
      long s = Lanes.lowInts(q0, q1);
      long t = Lanes.highInts(q0, q1);
      long a = Lanes.evenShorts(s, t);
      long b = Lanes.oddShorts(s, t);
      into.set(LONG_LE, i, Lanes.evenBytes(a, b));
      into.set(LONG_LE, count + i, Lanes.oddBytes(a, b));
    }
    return end;
  }

  private static long unshuffle2(MemorySegment from, MemorySegment into, long count) {
    long end = count - count % AT_ONCE;
    for (long i = 0; i < end; i += AT_ONCE) {
      long p0 = from.get(LONG_LE, i);
      long p1 = from.get(LONG_LE, count + i);
      long a = Lanes.evenBytes(p0, p1);
      long b = Lanes.oddBytes(p0, p1);
      long s = Lanes.evenShorts(a, b);
      long t = Lanes.oddShorts(a, b);
      into.set(LONG_LE, 2 * i, Lanes.lowInts(s, t));
      into.set(LONG_LE, 2 * i + 8, Lanes.highInts(s, t));
    }
    return end;
  }

  private static long shuffle4(MemorySegment from, MemorySegment into, long count) {
    long end = count - count % AT_ONCE;
    for (long i = 0; i < end; i += AT_ONCE) {
      long q0 = from.get(LONG_LE, 4 * i);
      long q1 = from.get(LONG_LE, 4 * i + 8);
      long q2 = from.get(LONG_LE, 4 * i + 16);
      long q3 = from.get(LONG_LE, 4 * i + 24);
      long x = Lanes.lowInts(q0, q2);
      long y = Lanes.lowInts(q1, q3);
      long z = Lanes.highInts(q0, q2);
      long w = Lanes.highInts(q1, q3);
      long a = Lanes.evenShorts(x, y);
      long b = Lanes.evenShorts(z, w);
      long c = Lanes.oddShorts(x, y);
      long d = Lanes.oddShorts(z, w);
      into.set(LONG_LE, i, Lanes.evenBytes(a, b));
      into.set(LONG_LE, count + i, Lanes.oddBytes(a, b));
      into.set(LONG_LE, 2 * count + i, Lanes.evenBytes(c, d));
      into.set(LONG_LE, 3 * count + i, Lanes.oddBytes(c, d));
    }
    return end;
  }

  private static long unshuffle4(MemorySegment from, MemorySegment into, long count) {
    long end = count - count % AT_ONCE;
    for (long i = 0; i < end; i += AT_ONCE) {
      long p0 = from.get(LONG_LE, i);
      long p1 = from.get(LONG_LE, count + i);
      long p2 = from.get(LONG_LE, 2 * count + i);
      long p3 = from.get(LONG_LE, 3 * count + i);
      long a = Lanes.evenBytes(p0, p1);
      long b = Lanes.oddBytes(p0, p1);
      long c = Lanes.evenBytes(p2, p3);
      long d = Lanes.oddBytes(p2, p3);
      long x = Lanes.evenShorts(a, c);
      long y = Lanes.oddShorts(a, c);
      long z = Lanes.evenShorts(b, d);
      long w = Lanes.oddShorts(b, d);
      into.set(LONG_LE, 4 * i, Lanes.lowInts(x, z));
      into.set(LONG_LE, 4 * i + 8, Lanes.lowInts(y, w));
      into.set(LONG_LE, 4 * i + 16, Lanes.highInts(x, z));
      into.set(LONG_LE, 4 * i + 24, Lanes.highInts(y, w));
    }
    return end;
  }

  /// Elements of a multiple of eight bytes.
  private static long shuffle8(MemorySegment from, MemorySegment into, long count, int typeSize) {
    long end = count - count % AT_ONCE;
    for (long i = 0; i < end; i += AT_ONCE) {
      for (int place = 0; place < typeSize; place += AT_ONCE) {
        Lanes.transpose(from, i * typeSize + place, typeSize, into, place * count + i, count);
      }
    }
    return end;
  }

  private static long unshuffle8(MemorySegment from, MemorySegment into, long count, int typeSize) {
    long end = count - count % AT_ONCE;
    for (long i = 0; i < end; i += AT_ONCE) {
      for (int place = 0; place < typeSize; place += AT_ONCE) {
        Lanes.transpose(from, place * count + i, count, into, i * typeSize + place, typeSize);
      }
    }
    return end;
  }
}
