package dev.swath.array;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Runs of pixel values between a block and arrays, fast where the run has no gaps.
///
/// A run is `n` values from a byte offset of the block's segment, `stride` bytes apart. Of
/// a complex pixel only the component at the offset is seen.
public final class ValueRuns {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private ValueRuns() {}

  /// Reads values as doubles: exact but for 64-bit integers beyond 2⁵³.
  public static void read(Block from, long at, long stride, int n, double[] into) {
    DType type = from.dtype();
    if (stride != type.bytes()) {
      DType part = type.component();
      for (int i = 0; i < n; i++) {
        into[i] = Values.toDouble(part, from.bits(at + i * stride));
      }
      return;
    }
    MemorySegment in = from.segment();
    switch (type) {
      case BOOL -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(BYTE, at + i) == 0 ? 0 : 1;
        }
      }
      case UINT8 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(BYTE, at + i) & 0xff;
        }
      }
      case INT8 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(BYTE, at + i);
        }
      }
      case UINT16 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(SHORT, at + 2L * i) & 0xffff;
        }
      }
      case INT16 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(SHORT, at + 2L * i);
        }
      }
      case UINT32 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(INT, at + 4L * i) & 0xffff_ffffL;
        }
      }
      case INT32 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(INT, at + 4L * i);
        }
      }
      case INT64 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(LONG, at + 8L * i);
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < n; i++) {
          into[i] = Float.float16ToFloat(in.get(SHORT, at + 2L * i));
        }
      }
      case FLOAT32 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(FLOAT, at + 4L * i);
        }
      }
      case FLOAT64 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(DOUBLE, at + 8L * i);
        }
      }
      case UINT64, COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 -> {
        DType part = type.component();
        for (int i = 0; i < n; i++) {
          into[i] = Values.toDouble(part, from.bits(at + i * stride));
        }
      }
    }
  }

  /// Writes values as [Values#fromDouble(DType, double)] does: rounding half to even,
  /// saturating.
  public static void write(double[] from, int n, Block to, long at, long stride) {
    DType type = to.dtype();
    if (stride != type.bytes()) {
      DType part = type.component();
      for (int i = 0; i < n; i++) {
        to.setBits(at + i * stride, Values.fromDouble(part, from[i]));
      }
      return;
    }
    switch (type) {
      case FLOAT32 -> {
        for (int i = 0; i < n; i++) {
          to.segment().set(FLOAT, at + 4L * i, (float) from[i]);
        }
      }
      case FLOAT64 -> {
        for (int i = 0; i < n; i++) {
          to.segment().set(DOUBLE, at + 8L * i, from[i]);
        }
      }
      case UINT8 -> write8(from, n, to, at, 0, 0xff);
      case INT8 -> write8(from, n, to, at, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case UINT16 -> write16(from, n, to, at, 0, 0xffff);
      case INT16 -> write16(from, n, to, at, Short.MIN_VALUE, Short.MAX_VALUE);
      case UINT32 -> write32(from, n, to, at, 0, 0xffff_ffffL);
      case INT32 -> write32(from, n, to, at, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BOOL, UINT64, INT64, FLOAT16, COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 -> {
        DType part = type.component();
        for (int i = 0; i < n; i++) {
          to.setBits(at + i * stride, Values.fromDouble(part, from[i]));
        }
      }
    }
  }

  private static void write8(double[] from, int n, Block to, long at, double low, double high) {
    for (int i = 0; i < n; i++) {
      int value = (int) Math.rint(Math.min(Math.max(from[i], low), high));
      to.segment().set(BYTE, at + i, (byte) value);
    }
  }

  private static void write16(double[] from, int n, Block to, long at, double low, double high) {
    for (int i = 0; i < n; i++) {
      int value = (int) Math.rint(Math.min(Math.max(from[i], low), high));
      to.segment().set(SHORT, at + 2L * i, (short) value);
    }
  }

  private static void write32(double[] from, int n, Block to, long at, double low, double high) {
    for (int i = 0; i < n; i++) {
      long value = (long) Math.rint(Math.min(Math.max(from[i], low), high));
      to.segment().set(INT, at + 4L * i, (int) value);
    }
  }

  /// Reads the bits of values, unsigned in the low bytes.
  public static void readBits(Block from, long at, long stride, int n, long[] into) {
    if (stride != from.dtype().bytes() || from.dtype().kind() == DType.Kind.COMPLEX) {
      for (int i = 0; i < n; i++) {
        into[i] = from.bits(at + i * stride);
      }
      return;
    }
    MemorySegment in = from.segment();
    switch (from.dtype().bytes()) {
      case 1 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(BYTE, at + i) & 0xffL;
        }
      }
      case 2 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(SHORT, at + 2L * i) & 0xffffL;
        }
      }
      case 4 -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(INT, at + 4L * i) & 0xffff_ffffL;
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          into[i] = in.get(LONG, at + 8L * i);
        }
      }
    }
  }

  /// Writes values from their bits in the low bytes.
  public static void writeBits(long[] from, int n, Block to, long at, long stride) {
    if (stride != to.dtype().bytes() || to.dtype().kind() == DType.Kind.COMPLEX) {
      for (int i = 0; i < n; i++) {
        to.setBits(at + i * stride, from[i]);
      }
      return;
    }
    MemorySegment out = to.segment();
    switch (to.dtype().bytes()) {
      case 1 -> {
        for (int i = 0; i < n; i++) {
          out.set(BYTE, at + i, (byte) from[i]);
        }
      }
      case 2 -> {
        for (int i = 0; i < n; i++) {
          out.set(SHORT, at + 2L * i, (short) from[i]);
        }
      }
      case 4 -> {
        for (int i = 0; i < n; i++) {
          out.set(INT, at + 4L * i, (int) from[i]);
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          out.set(LONG, at + 8L * i, from[i]);
        }
      }
    }
  }
}
