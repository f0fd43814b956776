package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;
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
    if (stride == 1) {
      sumAll(from, into);
    } else if (stride < Long.BYTES) {
      for (int first = 0; first < stride; first++) {
        sumEvery(from, into, first, stride);
      }
    } else {
      sumApart(from, into, stride);
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
  private static long subtract(long a, long b) {
    return (a | HIGH) - (b & ~HIGH) ^ (a ^ ~b) & HIGH;
  }
}
