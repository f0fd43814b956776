package dev.swath.operators.local;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// From or to floating types, by way of doubles.
final class FloatConversion extends Conversion {
  private final DType type;
  private final Optional<NoData> from;
  private final Optional<NoData> to;
  private final boolean refuse;

  /// Whether the target has every value and no valid one can become its no data.
  private final boolean always;

  private final double[] values = new double[Pointwise.CHUNK];
  private final boolean[] absent = new boolean[Pointwise.CHUNK];

  FloatConversion(RasterSchema source, RasterSchema target, boolean refuse) {
    this.type = target.dtype();
    this.from = source.noData();
    this.to = target.noData();
    this.refuse = refuse;
    this.always = type == DType.FLOAT64 && (to.isEmpty() || to.get().isNaN());
  }

  @Override
  boolean convert(
      Block in, long at, long stride, Block out, long target, long targetStride, int n) {
    ValueRuns.read(in, at, stride, n, values);
    if (to.isPresent()) {
      mark(n, to.get().value());
    }
    if (refuse && !always && refused(n)) {
      return false;
    }
    ValueRuns.write(values, n, out, target, targetStride);
    if (to.isPresent() && type.isInteger() && type.bytes() == 8) {
      patch(out, target, targetStride, n, to.get().bits());
    }
    return true;
  }

  /// Puts the target's no data where the source has none.
  private void mark(int n, double replacement) {
    boolean real = type.kind() == DType.Kind.FLOAT;
    double missing = from.map(NoData::value).orElse(Double.NaN);
    boolean nan = from.isPresent() ? from.get().isNaN() : !real;
    for (int i = 0; i < n; i++) {
      double value = values[i];
      boolean none = value == missing | (Double.isNaN(value) & (nan | !real));
      absent[i] = none;
      values[i] = none ? replacement : value;
    }
  }

  /// No-data values of 64 bits are exact, which doubles are not.
  private void patch(Block out, long target, long stride, int n, long bits) {
    for (int i = 0; i < n; i++) {
      if (absent[i]) {
        out.setBits(target + i * stride, bits);
      }
    }
  }

  private boolean refused(int n) {
    double replacement = to.map(NoData::value).orElse(Double.NaN);
    for (int i = 0; i < n; i++) {
      if (to.isPresent() && absent[i]) {
        continue;
      }
      double value = values[i];
      double stored = Values.toDouble(type, Values.fromDouble(type, value));
      if (stored == replacement || !fits(value, stored)) {
        return true;
      }
    }
    return false;
  }

  /// Rounding is no change of value worth refusing; leaving the range is.
  private boolean fits(double value, double stored) {
    return switch (type.kind()) {
      case FLOAT -> Double.isInfinite(value) || !Double.isInfinite(stored);
      case BOOL -> value == stored;
      case UNSIGNED, SIGNED -> inRange(Math.rint(value));
      case COMPLEX -> throw new IllegalStateException("complex values are not cast");
    };
  }

  private boolean inRange(double rounded) {
    double width = type.kind() == DType.Kind.SIGNED ? 8 * type.bytes() - 1 : 8 * type.bytes();
    double end = Math.scalb(1.0, (int) width);
    double low = type.kind() == DType.Kind.SIGNED ? -end : 0;
    return rounded >= low && rounded < end;
  }
}
