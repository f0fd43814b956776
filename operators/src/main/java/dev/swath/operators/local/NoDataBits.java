package dev.swath.operators.local;

import dev.swath.array.DType;
import dev.swath.raster.NoData;

/// Tells by bit arithmetic alone which values are no data, so that loops over it can be
/// vectorised: `matches` says the same as [NoData#matches(long)].
///
/// @param bits the value itself
/// @param magnitude the bits without the sign where ±0 are one value or any NaN counts;
///     else 0
/// @param infinity the bits of +∞ where any NaN counts; else the largest magnitude
public record NoDataBits(long bits, long magnitude, long infinity) {
  /// Matches nothing that a loop asks for if there is no such value.
  public static NoDataBits of(NoData noData) {
    DType type = noData.dtype();
    if (type.kind() != DType.Kind.FLOAT) {
      return new NoDataBits(noData.bits(), 0, Long.MAX_VALUE);
    }
    int width = type.bytes() * 8;
    long magnitude = -1L >>> (65 - width);
    if (noData.isNaN()) {
      return new NoDataBits(noData.bits(), magnitude, infinity(type));
    }
    if (noData.value() == 0) {
      return new NoDataBits(0, magnitude, Long.MAX_VALUE);
    }
    return new NoDataBits(noData.bits(), 0, Long.MAX_VALUE);
  }

  private static long infinity(DType type) {
    return switch (type.bytes()) {
      case 2 -> 0x7c00L;
      case 4 -> 0x7f80_0000L;
      default -> 0x7ff0_0000_0000_0000L;
    };
  }

  public boolean matches(long value) {
    long size = value & magnitude;
    return value == bits | size > infinity | (bits == 0 & magnitude != 0 & size == 0);
  }
}
