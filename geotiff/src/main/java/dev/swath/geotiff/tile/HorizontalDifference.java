package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;
import static dev.swath.geotiff.tile.Layouts.INT;
import static dev.swath.geotiff.tile.Layouts.LONG;
import static dev.swath.geotiff.tile.Layouts.SHORT;

import java.lang.foreign.MemorySegment;

/// Differences between the samples of neighbouring pixels of a row, and their sums.
final class HorizontalDifference {
  /// Pixels up to this many samples are summed sample by sample, which keeps the sum in a register.
  private static final int FEW_SAMPLES = 8;

  private HorizontalDifference() {}

  /// The first pixel is kept; the loops have no dependence between rounds, so that the compiler
  /// makes vectors of them.
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
    for (long at = stride; at < size; at++) {
      into.set(BYTE, at, (byte) (from.get(BYTE, at) - from.get(BYTE, at - stride)));
    }
  }

  private static void encode2(MemorySegment from, MemorySegment into, long stride) {
    long size = from.byteSize();
    for (long at = stride; at < size; at += Short.BYTES) {
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
    if (width == Byte.BYTES) {
      ByteSums.sum(row, row, samples);
    } else if (samples <= FEW_SAMPLES) {
      for (int sample = 0; sample < samples; sample++) {
        decodeSample(row, (long) sample * width, (long) samples * width, width);
      }
    } else {
      decodeApart(row, (long) samples * width, width);
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
    switch (width) {
      case Short.BYTES -> {
        for (long at = stride; at < size; at += Short.BYTES) {
          row.set(SHORT, at, (short) (row.get(SHORT, at) + row.get(SHORT, at - stride)));
        }
      }
      case Integer.BYTES -> {
        for (long at = stride; at < size; at += Integer.BYTES) {
          row.set(INT, at, row.get(INT, at) + row.get(INT, at - stride));
        }
      }
      default -> {
        for (long at = stride; at < size; at += Long.BYTES) {
          row.set(LONG, at, row.get(LONG, at) + row.get(LONG, at - stride));
        }
      }
    }
  }
}
