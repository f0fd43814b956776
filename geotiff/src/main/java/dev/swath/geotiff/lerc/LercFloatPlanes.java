package dev.swath.geotiff.lerc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Lossless floats of LERC2 version 6.
///
/// A byte says how values were predicted: 0 not, 1 from the left, 2 from the left and from above.
/// Then come the planes of their bytes, each with its place in the value, how many times
/// differences were taken along it, its size, and its bytes: Huffman codes, one repeated byte, as
/// they are, or in runs. Exponent and fraction are summed apart. The bits of a 32-bit float are
/// turned so that the exponent comes first, then sign and fraction.
final class LercFloatPlanes {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  private static final int FROM_LEFT = 1;
  private static final int FROM_LEFT_AND_ABOVE = 2;
  private static final int MOST_DIFFERENCES = 5;
  private static final int CODES = 0;
  private static final int REPEATED = 1;
  private static final int RAW = 2;
  private static final int RUNS = 3;
  private static final int SHORTEST_RUN = 2;
  private static final int FIRST_RUN = 128;
  private static final int BITS_VERSION = 5;

  private static final int FLOAT_FRACTION = 0x007f_ffff;
  private static final long DOUBLE_FRACTION = 0x000f_ffff_ffff_ffffL;

  private final MemorySegment values;
  private final int width;
  private final long columns;
  private final long rows;

  LercFloatPlanes(LercHeader header, LercValues values) {
    boolean flat = header.depth() == 1;
    this.values = values.segment();
    this.width = header.type().dtype().bytes();
    this.columns = flat ? header.columns() : header.depth();
    this.rows = flat ? header.rows() : header.pixels();
  }

  void read(LercInput in) {
    int prediction = in.unsignedByte();
    if (prediction > FROM_LEFT_AND_ABOVE) {
      throw LercInput.damaged("has floats predicted in unknown way " + prediction);
    }
    int seen = 0;
    for (int plane = 0; plane < width; plane++) {
      int place = in.unsignedByte();
      int differences = in.unsignedByte();
      if (place >= width || (seen & 1 << place) != 0 || differences > MOST_DIFFERENCES) {
        throw LercInput.damaged("has byte plane %d of floats twice or never".formatted(place));
      }
      seen |= 1 << place;
      readPlane(new LercInput(in.slice(in.int32() & 0xffff_ffffL)), place);
      for (int level = differences; level > 0; level--) {
        sum(place, level);
      }
    }
    if (prediction == FROM_LEFT_AND_ABOVE) {
      for (long i = columns; i < columns * rows; i++) {
        add(i, i - columns);
      }
    }
    if (prediction >= FROM_LEFT) {
      for (long i = 0; i < columns * rows; i++) {
        if (i % columns > 0) {
          add(i, i - 1);
        }
      }
    }
    if (width == Integer.BYTES) {
      turnBack();
    }
  }

  private void readPlane(LercInput in, int place) {
    long count = columns * rows;
    switch (in.unsignedByte()) {
      case CODES -> {
        LercHuffman code = new LercHuffman(in, new LercBits(BITS_VERSION));
        for (long i = 0; i < count; i++) {
          set(i, place, code.next());
        }
      }
      case REPEATED -> {
        int value = in.unsignedByte();
        for (long i = 0; i < count; i++) {
          set(i, place, value);
        }
      }
      case RAW -> {
        for (long i = 0; i < count; i++) {
          set(i, place, in.unsignedByte());
        }
      }
      case RUNS -> readRuns(in, place, count);
      default -> throw LercInput.damaged("has a byte plane of unknown coding");
    }
  }

  private void readRuns(LercInput in, int place, long count) {
    long at = 0;
    while (at < count) {
      int head = in.unsignedByte();
      boolean run = head >= FIRST_RUN;
      long end = at + (run ? head - FIRST_RUN + SHORTEST_RUN : head + 1);
      if (end > count) {
        throw LercInput.damaged("has a run longer than its byte plane");
      }
      int value = run ? in.unsignedByte() : 0;
      for (; at < end; at++) {
        set(at, place, run ? value : in.unsignedByte());
      }
    }
  }

  private void set(long index, int place, int value) {
    values.set(BYTE, index * width + place, (byte) value);
  }

  private void sum(int place, int from) {
    long end = columns * rows * width;
    for (long at = (long) from * width + place; at < end; at += width) {
      values.set(BYTE, at, (byte) (values.get(BYTE, at) + values.get(BYTE, at - width)));
    }
  }

  /// Adds one value to another, fraction and the rest without carrying from one to the other.
  private void add(long index, long other) {
    if (width == Integer.BYTES) {
      int a = values.get(INT, index * width);
      int b = values.get(INT, other * width);
      int rest = (a & ~FLOAT_FRACTION) + (b & ~FLOAT_FRACTION);
      values.set(INT, index * width, a + b & FLOAT_FRACTION | rest);
    } else {
      long a = values.get(LONG, index * width);
      long b = values.get(LONG, other * width);
      long rest = (a & ~DOUBLE_FRACTION) + (b & ~DOUBLE_FRACTION);
      values.set(LONG, index * width, a + b & DOUBLE_FRACTION | rest);
    }
  }

  private void turnBack() {
    for (long i = 0; i < columns * rows; i++) {
      int turned = values.get(INT, i * width);
      int sign = turned << 8 & 0x8000_0000;
      int exponent = turned >>> 1 & 0x7f80_0000;
      values.set(INT, i * width, sign | exponent | turned & FLOAT_FRACTION);
    }
  }
}
