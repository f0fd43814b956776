package dev.swath.operators.local;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Converts runs of values from one real type to another.
abstract sealed class Conversion permits IntegerConversion, FloatConversion {
  static Conversion of(RasterSchema from, RasterSchema to, boolean refuse) {
    boolean integers =
        from.dtype().kind() != DType.Kind.FLOAT && to.dtype().kind() != DType.Kind.FLOAT;
    return integers
        ? new IntegerConversion(from, to, refuse)
        : new FloatConversion(from, to, refuse);
  }

  /// Converts `n` values; false if one of them is refused.
  abstract boolean convert(
      Block from, long at, long stride, Block to, long target, long targetStride, int n);

  /// The same value in another type, if that has it.
  static Optional<NoData> exactly(NoData value, DType type) {
    DType from = value.dtype();
    boolean wide = from.isInteger() && from.bytes() == 8;
    if (wide && type.isInteger()) {
      boolean negative = value.bits() < 0;
      boolean fits =
          type.bytes() == 8
              ? type == from || !negative
              : IntegerConversion.low(type) <= value.bits()
                  && value.bits() <= IntegerConversion.high(type)
                  && (from == DType.INT64 || !negative);
      return fits ? Optional.of(new NoData(type, value.bits() & mask(type))) : Optional.empty();
    }
    long bits = Values.fromDouble(type, value.value());
    double back = Values.toDouble(type, bits);
    boolean same = Double.compare(back + 0.0, value.value() + 0.0) == 0;
    return same ? Optional.of(new NoData(type, bits)) : Optional.empty();
  }

  static long mask(DType type) {
    return -1L >>> (64 - 8 * type.bytes());
  }

  /// The value for people, 64-bit integers in full.
  static String text(NoData value) {
    return switch (value.dtype()) {
      case UINT64 -> Long.toUnsignedString(value.bits());
      case INT64 -> Long.toString(value.bits());
      case BOOL, UINT8, INT8, UINT16, INT16, UINT32, INT32 -> Long.toString((long) value.value());
      case FLOAT16, FLOAT32, FLOAT64 -> Double.toString(value.value());
      case COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 -> Double.toString(value.value());
    };
  }
}
