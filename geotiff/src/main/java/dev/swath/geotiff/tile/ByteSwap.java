package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;
import static dev.swath.geotiff.tile.Layouts.INT;
import static dev.swath.geotiff.tile.Layouts.LONG;
import static dev.swath.geotiff.tile.Layouts.SHORT;

import java.lang.foreign.MemorySegment;

/// Turns around the bytes of numbers, in place.
final class ByteSwap {
  private ByteSwap() {}

  static void swap(MemorySegment numbers, int width) {
    switch (width) {
      case Byte.BYTES -> {}
      case Short.BYTES -> swap2(numbers);
      case Integer.BYTES -> swap4(numbers);
      case Long.BYTES -> swap8(numbers);
      default -> swapAny(numbers, width);
    }
  }

  private static void swap2(MemorySegment numbers) {
    long size = numbers.byteSize();
    for (long at = 0; at < size; at += Short.BYTES) {
      numbers.set(SHORT, at, Short.reverseBytes(numbers.get(SHORT, at)));
    }
  }

  private static void swap4(MemorySegment numbers) {
    long size = numbers.byteSize();
    for (long at = 0; at < size; at += Integer.BYTES) {
      numbers.set(INT, at, Integer.reverseBytes(numbers.get(INT, at)));
    }
  }

  private static void swap8(MemorySegment numbers) {
    long size = numbers.byteSize();
    for (long at = 0; at < size; at += Long.BYTES) {
      numbers.set(LONG, at, Long.reverseBytes(numbers.get(LONG, at)));
    }
  }

  private static void swapAny(MemorySegment numbers, int width) {
    long size = numbers.byteSize();
    for (long at = 0; at < size; at += width) {
      for (int low = 0, high = width - 1; low < high; low++, high--) {
        byte held = numbers.get(BYTE, at + low);
        numbers.set(BYTE, at + low, numbers.get(BYTE, at + high));
        numbers.set(BYTE, at + high, held);
      }
    }
  }
}
