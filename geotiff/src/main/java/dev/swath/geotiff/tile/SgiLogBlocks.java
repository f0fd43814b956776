package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Blocks of SGI's logarithmic luminance, with or without chromaticity.
///
/// Each row is a plane for each byte of its pixels, the highest first, in runs: a byte of 128
/// or more says how often the next one stands there, less 126; a smaller one how many bytes
/// follow as they are. Pixels of 16 bits are the logarithm as it is. Those of 32 have a byte
/// each for u and v after it, which become fractions of 2^15, as other programs hand them
/// out.
record SgiLogBlocks(TileFormat format) implements BlockDecoder {
  private static final int RUN = 128;
  private static final int SHORTEST_RUN = 2;

  /// Steps of u and v in 1.
  private static final double STEPS = 410;

  private static final double ONE = 1 << 15;

  private boolean hasColour() {
    return format.samples() == 3;
  }

  private int planes() {
    return hasColour() ? Integer.BYTES : Short.BYTES;
  }

  static long scratchBytes(TileFormat format) {
    return (long) Integer.BYTES * format.width();
  }

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    MemorySegment planes = scratch.asSlice(0, (long) planes() * format.width());
    long at = 0;
    for (int y = 0; y < format.height(); y++) {
      if (at >= stored.byteSize()) {
        return y;
      }
      at = readRow(stored, at, planes);
      write(planes, rows.asSlice((long) y * format.rowBytes(), format.rowBytes()));
    }
    return format.height();
  }

  /// Reads all planes of a row.
  private long readRow(MemorySegment stored, long start, MemorySegment planes) {
    long at = start;
    for (int plane = 0; plane < planes(); plane++) {
      long first = (long) plane * format.width();
      at = readPlane(stored, at, planes.asSlice(first, format.width()));
    }
    return at;
  }

  private static long readPlane(MemorySegment stored, long start, MemorySegment plane) {
    long at = start;
    long x = 0;
    while (x < plane.byteSize()) {
      int code = byteAt(stored, at++);
      if (code >= RUN) {
        long count = Math.min(code - RUN + SHORTEST_RUN, plane.byteSize() - x);
        plane.asSlice(x, count).fill((byte) byteAt(stored, at++));
        x += count;
      } else {
        long count = Math.min(code, plane.byteSize() - x);
        if (at + code > stored.byteSize()) {
          throw cutShort(stored);
        }
        MemorySegment.copy(stored, at, plane, x, count);
        at += code;
        x += count;
      }
    }
    return at;
  }

  private static int byteAt(MemorySegment stored, long at) {
    if (at >= stored.byteSize()) {
      throw cutShort(stored);
    }
    return stored.get(BYTE, at) & 0xff;
  }

  private static CorruptDataException cutShort(MemorySegment stored) {
    return new CorruptDataException(
        "SGI LogLuv data is cut short at byte " + stored.byteSize(), "get the file again");
  }

  private void write(MemorySegment planes, MemorySegment row) {
    ValueLayout.OfShort number = Layouts.SHORT.withOrder(format.byteOrder());
    int samples = format.samples();
    int width = format.width();
    for (int x = 0; x < width; x++) {
      long pixel = (long) x * samples * Short.BYTES;
      int high = planes.get(BYTE, x) & 0xff;
      int low = planes.get(BYTE, (long) width + x) & 0xff;
      row.set(number, pixel, (short) (high << Byte.SIZE | low));
      for (int sample = 1; sample < samples; sample++) {
        int step = planes.get(BYTE, (sample + 1L) * width + x) & 0xff;
        row.set(number, pixel + (long) sample * Short.BYTES, fraction(step));
      }
    }
  }

  /// The middle of a step.
  private static short fraction(int step) {
    return (short) ((step + 0.5) / STEPS * ONE);
  }
}
