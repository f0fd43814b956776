package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;
import static dev.swath.geotiff.tile.Layouts.INT;
import static dev.swath.geotiff.tile.Layouts.LONG;
import static dev.swath.geotiff.tile.Layouts.SHORT;

import java.lang.foreign.MemorySegment;

/// Differences between the samples of neighbouring pixels of a row, and their sums. Small samples
/// are taken several to a word.
final class HorizontalDifference {
  private static final long HIGH = 0x8000_8000_8000_8000L;

  /// Pixels of at least this many samples of two bytes fill a word.
  private static final int WORD_SAMPLES = 4;

  /// Pixels up to this many samples are summed sample by sample, which keeps the sum in a register.
  private static final int FEW_SAMPLES = 8;

  private HorizontalDifference() {}

  /// The first pixel is kept. The loops have no dependence between rounds.
  static void encode(MemorySegment from, MemorySegment into, int samples, int width) {
    long size = from.byteSize();
    long stride = (long) samples * width;
    long head = Math.min(stride, size);
    MemorySegment.copy(from, 0, into, 0, head);
    switch (width) {
      case Byte.BYTES -> encode1(from, into, stride);
      case Short.BYTES -> encode2(from, into, stride);
      case Integer.BYTES -> encode4(from, into, stride);
      default -> encode8(from, into, stride);
    }
  }

  private static void encode1(MemorySegment from, MemorySegment into, long stride) {
    long size = from.byteSize();
    long at = stride;
    for (; at < size - Long.BYTES + 1; at += Long.BYTES) {
      into.set(LONG, at, ByteSums.subtract(from.get(LONG, at), from.get(LONG, at - stride)));
    }
    for (; at < size; at++) {
      into.set(BYTE, at, (byte) (from.get(BYTE, at) - from.get(BYTE, at - stride)));
    }
  }

  private static void encode2(MemorySegment from, MemorySegment into, long stride) {
    long size = from.byteSize();
    long at = stride;
    for (; at < size - Long.BYTES + 1; at += Long.BYTES) {
      into.set(LONG, at, subtract(from.get(LONG, at), from.get(LONG, at - stride)));
    }
    for (; at < size; at += Short.BYTES) {
      into.set(SHORT, at, (short) (from.get(SHORT, at) - from.get(SHORT, at - stride)));
    }
  }

  private static void encode4(MemorySegment from, MemorySegment into, long stride) {
    long size = from.byteSize();
    for (long at = stride; at < size; at += Integer.BYTES) {
      into.set(INT, at, from.get(INT, at) - from.get(INT, at - stride));
    }
  }

  private static void encode8(MemorySegment from, MemorySegment into, long stride) {
    long size = from.byteSize();
    for (long at = stride; at < size; at += Long.BYTES) {
      into.set(LONG, at, from.get(LONG, at) - from.get(LONG, at - stride));
    }
  }

  /// In place.
  static void decode(MemorySegment row, int samples, int width) {
    long stride = (long) samples * width;
    if (width == Byte.BYTES) {
      ByteSums.sum(row, row, samples);
    } else if (samples == 1) {
      decodeOne(row, width);
    } else if (width == Short.BYTES && samples == WORD_SAMPLES) {
      decodeFours(row);
    } else if (width == Short.BYTES && samples > WORD_SAMPLES) {
      decodeWords(row, stride);
    } else if (samples <= FEW_SAMPLES) {
      for (int sample = 0; sample < samples; sample++) {
        decodeSample(row, (long) sample * width, stride, width);
      }
    } else {
      decodeApart(row, stride, width);
    }
  }

  private static void decodeOne(MemorySegment row, int width) {
    long size = row.byteSize();
    switch (width) {
      case Short.BYTES -> decodeShorts(row);
      case Integer.BYTES -> {
        int sum = 0;
        for (long at = 0; at < size; at += Integer.BYTES) {
          sum += row.get(INT, at);
          row.set(INT, at, sum);
        }
      }
      default -> {
        long sum = 0;
        for (long at = 0; at < size; at += Long.BYTES) {
          sum += row.get(LONG, at);
          row.set(LONG, at, sum);
        }
      }
    }
  }

  /// Four sums to a word; only the last one waits for the word before.
  private static void decodeShorts(MemorySegment row) {
    long size = row.byteSize();
    long words = size & -Long.BYTES;
    int sum = 0;
    for (long at = 0; at < words; at += Long.BYTES) {
      long word = row.get(LONG, at);
      int first = (int) word;
      int second = first + (int) (word >>> 16);
      int third = second + (int) (word >>> 32);
      int fourth = third + (int) (word >>> 48);
      long low = sum + first & 0xffff | sum + second << 16;
      long high = sum + third & 0xffff | sum + fourth << 16;
      row.set(LONG, at, low & 0xffff_ffffL | high << 32);
      sum += fourth;
    }
    for (long at = words; at < size; at += Short.BYTES) {
      sum += row.get(SHORT, at);
      row.set(SHORT, at, (short) sum);
    }
  }

  /// A pixel fills a word, so the sums stay in a register.
  private static void decodeFours(MemorySegment row) {
    long size = row.byteSize();
    long sums = 0;
    for (long at = 0; at < size; at += Long.BYTES) {
      sums = add(sums, row.get(LONG, at));
      row.set(LONG, at, sums);
    }
  }

  private static void decodeWords(MemorySegment row, long stride) {
    long size = row.byteSize();
    long at = stride;
    for (; at < size - Long.BYTES + 1; at += Long.BYTES) {
      row.set(LONG, at, add(row.get(LONG, at), row.get(LONG, at - stride)));
    }
    for (; at < size; at += Short.BYTES) {
      row.set(SHORT, at, (short) (row.get(SHORT, at) + row.get(SHORT, at - stride)));
    }
  }

  private static void decodeSample(MemorySegment row, long first, long stride, int width) {
    long size = row.byteSize();
    switch (width) {
      case Short.BYTES -> {
        short sum = 0;
        for (long at = first; at < size; at += stride) {
          sum += row.get(SHORT, at);
          row.set(SHORT, at, sum);
        }
      }
      case Integer.BYTES -> {
        int sum = 0;
        for (long at = first; at < size; at += stride) {
          sum += row.get(INT, at);
          row.set(INT, at, sum);
        }
      }
      default -> {
        long sum = 0;
        for (long at = first; at < size; at += stride) {
          sum += row.get(LONG, at);
          row.set(LONG, at, sum);
        }
      }
    }
  }

  private static void decodeApart(MemorySegment row, long stride, int width) {
    long size = row.byteSize();
    if (width == Integer.BYTES) {
      for (long at = stride; at < size; at += Integer.BYTES) {
        row.set(INT, at, row.get(INT, at) + row.get(INT, at - stride));
      }
    } else {
      for (long at = stride; at < size; at += Long.BYTES) {
        row.set(LONG, at, row.get(LONG, at) + row.get(LONG, at - stride));
      }
    }
  }

  /// Four sums of two bytes each.
  private static long add(long a, long b) {
    return (a & ~HIGH) + (b & ~HIGH) ^ (a ^ b) & HIGH;
  }

  /// Four differences of two bytes each.
  private static long subtract(long a, long b) {
    return (a | HIGH) - (b & ~HIGH) ^ (a ^ ~b) & HIGH;
  }
}
