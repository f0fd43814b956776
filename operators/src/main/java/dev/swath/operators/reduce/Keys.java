package dev.swath.operators.reduce;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import java.util.Optional;

/// The values of a type as unsigned numbers in the order of the values.
///
/// Numbers of as many bits as the type has, so that ranks, bins and equality are integer arithmetic
/// for all types alike. Both zeros of a floating type are one; NaN is beside all numbers.
final class Keys {
  private final DType type;
  private final long mask;
  private final long sign;
  private final long low;
  private final long high;

  private Keys(DType type) {
    this.type = type;
    this.mask = -1L >>> (Long.SIZE - width(type));
    this.sign = 1L << (width(type) - 1);
    boolean real = type.kind() == DType.Kind.FLOAT;
    this.low = real ? key(Values.fromDouble(type, Double.NEGATIVE_INFINITY)) : 0;
    this.high = real ? key(Values.fromDouble(type, Double.POSITIVE_INFINITY)) : mask;
  }

  static Keys of(DType type) {
    if (type.kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          type + " pixels have no order", "use a raster of real values");
    }
    return new Keys(type);
  }

  private static int width(DType type) {
    return type.bytes() * Byte.SIZE;
  }

  /// Bits of a key.
  int width() {
    return width(type);
  }

  long key(long bits) {
    return switch (type.kind()) {
      case BOOL -> bits == 0 ? 0 : 1;
      case UNSIGNED -> bits;
      case SIGNED -> bits ^ sign;
      case FLOAT -> ordered(bits == sign ? 0 : bits);
      case COMPLEX -> throw new IllegalStateException(type + " has no keys");
    };
  }

  /// Negative numbers are the larger the farther from 0, so all their bits turn around.
  private long ordered(long bits) {
    return (bits & sign) == 0 ? bits | sign : ~bits & mask;
  }

  private long bits(long key) {
    return switch (type.kind()) {
      case BOOL, UNSIGNED -> key;
      case SIGNED -> key ^ sign;
      case FLOAT -> (key & sign) == 0 ? ~key & mask : key & ~sign;
      case COMPLEX -> throw new IllegalStateException(type + " has no keys");
    };
  }

  /// The value as a double: exact but for 64-bit integers beyond 2⁵³.
  double value(long key) {
    return Values.toDouble(type, bits(key));
  }

  /// Turns bits into keys and closes the gaps of no data and NaN.
  ///
  /// @return how many are left
  int valid(long[] bits, int n, Optional<NoData> noData) {
    long excluded = noData.map(NoData::bits).map(this::key).orElse(0L);
    boolean any = noData.isPresent();
    int kept = 0;
    for (int i = 0; i < n; i++) {
      long key = key(bits[i]);
      bits[kept] = key;
      boolean number = Long.compareUnsigned(key, low) >= 0 && Long.compareUnsigned(key, high) <= 0;
      kept += number & !(any & key == excluded) ? 1 : 0;
    }
    return kept;
  }
}
