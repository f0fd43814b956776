package dev.swath.operators.calc;

import dev.swath.array.DType;
import java.util.List;

/// What is known of a value before any pixel is: its type, and how far an integer may reach.
///
/// @param base the type by the rules of promotion: an integer up to 64 bits but not uint64,
///     float32 or float64
/// @param weak whether it comes from numbers in the text alone: it then takes the type of
///     what it meets
/// @param low the smallest value of an integer, held at the end of a long
/// @param high the largest value of an integer, held at the end of a long
record ValueType(DType base, boolean weak, long low, long high) {
  private static final List<DType> UNSIGNED = List.of(DType.UINT8, DType.UINT16, DType.UINT32);
  private static final List<DType> SIGNED =
      List.of(DType.INT8, DType.INT16, DType.INT32, DType.INT64);
  private static final int SHORT_BYTES = 2;

  static final ValueType TRUTH = new ValueType(DType.UINT8, false, 0, 1);
  static final ValueType FLOAT = floating(DType.FLOAT32);
  static final ValueType DOUBLE = floating(DType.FLOAT64);

  /// The type of stored pixels: bool counts as uint8, float16 as float32, uint64 as float64.
  static ValueType of(DType type) {
    return switch (type) {
      case BOOL -> TRUTH;
      case UINT8, UINT16, UINT32 -> new ValueType(type, false, 0, (1L << 8 * type.bytes()) - 1);
      case INT8, INT16, INT32, INT64 -> {
        long low = -1L << 8 * type.bytes() - 1;
        yield new ValueType(type, false, low, ~low);
      }
      case FLOAT16, FLOAT32 -> FLOAT;
      case UINT64, FLOAT64 -> DOUBLE;
      case COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 ->
          throw new IllegalArgumentException("expressions are of real values, not " + type);
    };
  }

  static ValueType whole(long value) {
    return new ValueType(value < 0 ? DType.INT8 : DType.UINT8, true, value, value);
  }

  static ValueType fraction() {
    return new ValueType(DType.FLOAT64, true, 0, 0);
  }

  private static ValueType floating(DType type) {
    return new ValueType(type, false, 0, 0);
  }

  boolean isInteger() {
    return base.isInteger();
  }

  /// The type that pixels of it are stored in: the base, or the first wider one that has all
  /// values that it may take.
  DType stored() {
    if (!isInteger()) {
      return base;
    }
    if (base.kind() == DType.Kind.UNSIGNED && low >= 0) {
      for (DType type : UNSIGNED) {
        if (type.bytes() >= base.bytes() && of(type).high >= high) {
          return type;
        }
      }
    }
    for (DType type : SIGNED) {
      if (type.bytes() >= base.bytes() && of(type).low <= low && of(type).high >= high) {
        return type;
      }
    }
    return DType.INT64;
  }

  /// Whether values are kept as 64-bit integers; all others are exact as doubles.
  boolean isLong() {
    return stored() == DType.INT64;
  }

  /// The same type with other bounds, if it is an integer.
  ValueType within(long least, long most) {
    return isInteger() ? new ValueType(base, weak, least, most) : this;
  }

  /// The type of a function whose results are fractions, such as a quotient or a root.
  ValueType fractional() {
    if (weak) {
      return fraction();
    }
    return base == DType.FLOAT32 || (isInteger() && base.bytes() <= SHORT_BYTES) ? FLOAT : DOUBLE;
  }

  /// The type that two values have in common, with the bounds of both.
  ValueType join(ValueType other) {
    ValueType type = promote(other);
    return type.within(Math.min(low, other.low), Math.max(high, other.high));
  }

  private ValueType promote(ValueType other) {
    if (weak != other.weak) {
      ValueType firm = weak ? other : this;
      ValueType given = weak ? this : other;
      return given.isInteger() || !firm.isInteger() ? firm : firm.fractional();
    }
    if (isInteger() && other.isInteger()) {
      return new ValueType(integers(base, other.base), weak, 0, 0);
    }
    if (weak) {
      return fraction();
    }
    return fractional().equals(FLOAT) && other.fractional().equals(FLOAT) ? FLOAT : DOUBLE;
  }

  private static DType integers(DType a, DType b) {
    if (a.kind() == b.kind()) {
      return a.bytes() >= b.bytes() ? a : b;
    }
    DType signed = a.kind() == DType.Kind.SIGNED ? a : b;
    DType unsigned = a.kind() == DType.Kind.SIGNED ? b : a;
    return SIGNED.stream()
        .filter(t -> t.bytes() >= signed.bytes() && t.bytes() > unsigned.bytes())
        .findFirst()
        .orElse(DType.INT64);
  }
}
