package dev.swath.operators.local;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// From integers or bool to integers or bool, exact for all 64 bits.
final class IntegerConversion extends Conversion {
  private final int shift;
  private final boolean signed;
  private final boolean unsignedLong;
  private final boolean toUnsignedLong;
  private final boolean toBool;
  private final long low;
  private final long high;
  private final Optional<NoData> from;
  private final Optional<NoData> to;
  private final boolean refuse;
  private final long[] bits = new long[Pointwise.CHUNK];

  IntegerConversion(RasterSchema source, RasterSchema target, boolean refuse) {
    DType type = source.dtype();
    this.shift = 64 - 8 * type.bytes();
    this.signed = type.kind() == DType.Kind.SIGNED;
    this.unsignedLong = type == DType.UINT64;
    this.toUnsignedLong = target.dtype() == DType.UINT64;
    this.toBool = target.dtype() == DType.BOOL;
    this.low = low(target.dtype());
    this.high = high(target.dtype());
    this.from = source.noData();
    this.to = target.noData();
    this.refuse = refuse;
  }

  /// The smallest value of an integer type or bool.
  static long low(DType type) {
    return type.kind() == DType.Kind.SIGNED ? -1L << (8 * type.bytes() - 1) : 0;
  }

  /// The largest value of an integer type or bool, at most that of a long.
  static long high(DType type) {
    int width = 8 * type.bytes() - (type.kind() == DType.Kind.UNSIGNED ? 0 : 1);
    return type == DType.BOOL ? 1 : width == 64 ? Long.MAX_VALUE : (1L << width) - 1;
  }

  @Override
  boolean convert(
      Block in, long at, long stride, Block out, long target, long targetStride, int n) {
    ValueRuns.readBits(in, at, stride, n, bits);
    boolean mapped = from.isPresent() && to.isPresent();
    long missing = from.map(NoData::bits).orElse(0L);
    long replacement = to.map(NoData::bits).orElse(0L);
    boolean refused = false;
    for (int i = 0; i < n; i++) {
      long stored = bits[i];
      boolean absent = mapped & stored == missing;
      long value = signed ? (stored << shift) >> shift : stored;
      boolean huge = unsignedLong & value < 0;
      long clamped = clamp(value, huge);
      boolean changed = huge ? !toUnsignedLong : clamped != value;
      boolean collides = to.isPresent() && (clamped & mask(out.dtype())) == replacement;
      refused |= !absent & (changed | collides);
      bits[i] = absent ? replacement : clamped;
    }
    if (refused && refuse) {
      return false;
    }
    ValueRuns.writeBits(bits, n, out, target, targetStride);
    return true;
  }

  private long clamp(long value, boolean huge) {
    if (toBool) {
      return value == 0 ? 0 : 1;
    }
    if (huge) {
      return toUnsignedLong ? value : high;
    }
    return Math.min(Math.max(value, low), high);
  }
}
