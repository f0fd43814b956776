package dev.swath.codec;

import static dev.swath.codec.Bytes.LONG_LE;

import java.lang.foreign.MemorySegment;

/// Little-endian words whose bytes, shorts and ints change places with those of another word: the
/// even ones of both alternate in one result, the odd ones in the other.
final class Lanes {
  private static final long BYTES = 0x00ff_00ff_00ff_00ffL;
  private static final long SHORTS = 0x0000_ffff_0000_ffffL;
  private static final long INT = 0xffff_ffffL;

  private Lanes() {}

  static long evenBytes(long a, long b) {
    return a & BYTES | (b & BYTES) << 8;
  }

  static long oddBytes(long a, long b) {
    return a >>> 8 & BYTES | b & ~BYTES;
  }

  static long evenShorts(long a, long b) {
    return a & SHORTS | (b & SHORTS) << 16;
  }

  static long oddShorts(long a, long b) {
    return a >>> 16 & SHORTS | b & ~SHORTS;
  }

  static long lowInts(long a, long b) {
    return a & INT | b << 32;
  }

  static long highInts(long a, long b) {
    return a >>> 32 | b & ~INT;
  }

  /// Eight rows of eight bytes become its columns.
  ///
  /// @param step bytes from row to row of the source
  /// @param intoStep bytes from row to row of the target
  static void transpose(
      MemorySegment from, long at, long step, MemorySegment into, long intoAt, long intoStep) {
    long p0 = from.get(LONG_LE, at);
    long p1 = from.get(LONG_LE, at + step);
    long p2 = from.get(LONG_LE, at + 2 * step);
    long p3 = from.get(LONG_LE, at + 3 * step);
    long p4 = from.get(LONG_LE, at + 4 * step);
    long p5 = from.get(LONG_LE, at + 5 * step);
    long p6 = from.get(LONG_LE, at + 6 * step);
    long p7 = from.get(LONG_LE, at + 7 * step);
    long a0 = evenBytes(p0, p1);
    long a1 = oddBytes(p0, p1);
    long a2 = evenBytes(p2, p3);
    long a3 = oddBytes(p2, p3);
    long a4 = evenBytes(p4, p5);
    long a5 = oddBytes(p4, p5);
    long a6 = evenBytes(p6, p7);
    long a7 = oddBytes(p6, p7);
    fours(evenShorts(a0, a2), evenShorts(a4, a6), into, intoAt, intoStep);
    fours(evenShorts(a1, a3), evenShorts(a5, a7), into, intoAt + intoStep, intoStep);
    fours(oddShorts(a0, a2), oddShorts(a4, a6), into, intoAt + 2 * intoStep, intoStep);
    fours(oddShorts(a1, a3), oddShorts(a5, a7), into, intoAt + 3 * intoStep, intoStep);
  }

  /// A row and the one four further.
  private static void fours(long b0, long b4, MemorySegment into, long at, long step) {
    into.set(LONG_LE, at, lowInts(b0, b4));
    into.set(LONG_LE, at + 4 * step, highInts(b0, b4));
  }

  /// Eight rows of eight bits become its columns: bit k of byte i becomes bit i of byte k.
  static long transposeBits(long rows) {
    long t = (rows ^ rows >>> 7) & 0x00aa_00aa_00aa_00aaL;
    long twos = rows ^ t ^ t << 7;
    t = (twos ^ twos >>> 14) & 0x0000_cccc_0000_ccccL;
    long fours = twos ^ t ^ t << 14;
    t = (fours ^ fours >>> 28) & 0x0000_0000_f0f0_f0f0L;
    return fours ^ t ^ t << 28;
  }
}
