package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;
import static dev.swath.geotiff.tile.Layouts.INT;
import static dev.swath.geotiff.tile.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// Running sums and differences of the bytes of a row, eight bytes in a word at a time.
final class ByteSums {
  private static final long EVEN = 0x00ff_00ff_00ff_00ffL;
  private static final long ONES = 0x0001_0001_0001_0001L;
  private static final long HIGH = 0x8080_8080_8080_8080L;

  private ByteSums() {}

  /// Sets each byte of `into` to the sum of the bytes of `from` that many, twice that many … to its
  /// left and its own. Both may be the same.
  static void sum(MemorySegment from, MemorySegment into, int stride) {
    switch (stride) {
      case 1 -> sumAll(from, into);
      case 3 -> sumThrees(from, into);
      case 4 -> sumFours(from, into);
      case 2, 5, 6, 7 -> {
        for (int first = 0; first < stride; first++) {
          sumEvery(from, into, first, stride);
        }
      }
      default -> sumApart(from, into, stride);
    }
  }

  private static void sumThrees(MemorySegment from, MemorySegment into) {
    long size = from.byteSize();
    byte first = 0;
    byte second = 0;
    byte third = 0;
    long at = 0;
    for (; at < size - 2; at += 3) {
      first += from.get(BYTE, at);
      second += from.get(BYTE, at + 1);
      third += from.get(BYTE, at + 2);
      into.set(BYTE, at, first);
      into.set(BYTE, at + 1, second);
      into.set(BYTE, at + 2, third);
    }
    for (; at < size; at++) {
      into.set(BYTE, at, (byte) (from.get(BYTE, at) + (at < 3 ? 0 : into.get(BYTE, at - 3))));
    }
  }

  private static void sumFours(MemorySegment from, MemorySegment into) {
    long size = from.byteSize();
    long whole = size & -Integer.BYTES;
    long sums = 0;
    for (long at = 0; at < whole; at += Integer.BYTES) {
      sums = add(sums, from.get(INT, at));
      into.set(INT, at, (int) sums);
    }
    for (long at = whole; at < size; at++) {
      into.set(BYTE, at, (byte) (from.get(BYTE, at) + (at < 4 ? 0 : into.get(BYTE, at - 4))));
    }
  }

  /// Sums of the even and the odd bytes have sixteen bits to grow in; multiplying adds them up.
  private static void sumAll(MemorySegment from, MemorySegment into) {
    long size = from.byteSize();
    long words = size & -Long.BYTES;
    long carry = 0;
    for (long at = 0; at < words; at += Long.BYTES) {
      long word = from.get(LONG, at);
      long even = (word & EVEN) * ONES + (carry & 0xff) * ONES;
      long odd = (word >>> 8 & EVEN) * ONES;
      long both = even + odd;
      into.set(LONG, at, even + (odd << 16) & EVEN | (both & EVEN) << 8);
      carry += (word & EVEN) * ONES + odd >>> 48;
    }
    byte last = (byte) carry;
    for (long at = words; at < size; at++) {
      last += from.get(BYTE, at);
      into.set(BYTE, at, last);
    }
  }

  private static void sumEvery(MemorySegment from, MemorySegment into, int first, int stride) {
    long size = from.byteSize();
    byte last = 0;
    for (long at = first; at < size; at += stride) {
      last += from.get(BYTE, at);
      into.set(BYTE, at, last);
    }
  }

  private static void sumApart(MemorySegment from, MemorySegment into, int stride) {
    long size = from.byteSize();
    long head = Math.min(stride, size);
    MemorySegment.copy(from, 0, into, 0, head);
    long at = head;
    for (; at + Long.BYTES <= size; at += Long.BYTES) {
      into.set(LONG, at, add(from.get(LONG, at), into.get(LONG, at - stride)));
    }
    for (; at < size; at++) {
      into.set(BYTE, at, (byte) (from.get(BYTE, at) + into.get(BYTE, at - stride)));
    }
  }

  /// Takes from each byte the one that many to its left, in place, from the right.
  static void difference(MemorySegment row, int stride) {
    long at = row.byteSize();
    for (; at - Long.BYTES >= stride; at -= Long.BYTES) {
      long word = at - Long.BYTES;
      row.set(LONG, word, subtract(row.get(LONG, word), row.get(LONG, word - stride)));
    }
    for (at--; at >= stride; at--) {
      row.set(BYTE, at, (byte) (row.get(BYTE, at) - row.get(BYTE, at - stride)));
    }
  }

  /// Eight sums of bytes.
  private static long add(long a, long b) {
    return (a & ~HIGH) + (b & ~HIGH) ^ (a ^ b) & HIGH;
  }

  /// Eight differences of bytes.
  static long subtract(long a, long b) {
    return (a | HIGH) - (b & ~HIGH) ^ (a ^ ~b) & HIGH;
  }
}
