package dev.swath.zarr.filter;

import dev.swath.UnsupportedDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The bytes of each value in the opposite order.
///
/// @param elementsize bytes of a value: 1, 2, 4 or 8
public record ByteSwap(int elementsize) implements Filter {
  private static final String NAME = "byteswap";

  public ByteSwap {
    if (elementsize != 1 && elementsize != 2 && elementsize != 4 && elementsize != 8) {
      throw new UnsupportedDataException(
          "values of 1, 2, 4 or 8 bytes are swapped but these have " + elementsize,
          "store the array little-endian");
    }
  }

  @Override
  public long encodedBytes(long decodedBytes) {
    return decodedBytes;
  }

  @Override
  public void decode(MemorySegment from, MemorySegment into) {
    Numbers.checkSizes(NAME, from.byteSize(), into.byteSize());
    long end = Numbers.count(NAME, into.byteSize(), elementsize) * elementsize;
    switch (elementsize) {
      case 2 -> swapShorts(from, into, end);
      case 4 -> swapInts(from, into, end);
      case 8 -> swapLongs(from, into, end);
      default -> into.copyFrom(from);
    }
  }

  private static void swapShorts(MemorySegment from, MemorySegment into, long end) {
    for (long at = 0; at < end; at += Short.BYTES) {
      short value = from.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
      into.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, Short.reverseBytes(value));
    }
  }

  private static void swapInts(MemorySegment from, MemorySegment into, long end) {
    for (long at = 0; at < end; at += Integer.BYTES) {
      int value = from.get(ValueLayout.JAVA_INT_UNALIGNED, at);
      into.set(ValueLayout.JAVA_INT_UNALIGNED, at, Integer.reverseBytes(value));
    }
  }

  private static void swapLongs(MemorySegment from, MemorySegment into, long end) {
    for (long at = 0; at < end; at += Long.BYTES) {
      long value = from.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
      into.set(ValueLayout.JAVA_LONG_UNALIGNED, at, Long.reverseBytes(value));
    }
  }
}
