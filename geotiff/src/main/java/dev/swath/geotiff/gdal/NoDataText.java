package dev.swath.geotiff.gdal;

import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import java.util.Optional;
import java.util.OptionalDouble;

/// The no-data value as GDAL writes it: one number as text.
public final class NoDataText {
  private NoDataText() {}

  /// The value of a text, exact for 64-bit integers and rounded to the type for floats; none if it
  /// spells no number or one that no pixel of the type can have.
  public static Optional<NoData> parse(String text, DType dtype) {
    DType type = dtype.component();
    Optional<Long> bits =
        switch (type.kind()) {
          case BOOL, UNSIGNED, SIGNED -> integer(text.strip(), type);
          case FLOAT, COMPLEX -> real(text, type);
        };
    return bits.map(b -> new NoData(dtype, b));
  }

  private static Optional<Long> real(String text, DType type) {
    OptionalDouble number = NumberText.parse(text);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    double value = number.getAsDouble();
    long bits = Values.fromDouble(type, value);
    boolean overflows = Double.isFinite(value) && Double.isInfinite(Values.toDouble(type, bits));
    return overflows ? Optional.empty() : Optional.of(bits);
  }

  private static Optional<Long> integer(String text, DType type) {
    Optional<Long> exact = type == DType.UINT64 ? unsigned(text) : signed(text);
    if (exact.isPresent()) {
      return exact.filter(value -> fits(value, type)).map(value -> mask(value, type));
    }
    OptionalDouble number = NumberText.parse(text);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    double value = number.getAsDouble();
    long bits = Values.fromDouble(type, value);
    boolean same = Values.toDouble(type, bits) == value && !isBeyond(value, type);
    return same ? Optional.of(bits) : Optional.empty();
  }

  /// The largest 64-bit integers round up to a double that is beyond them.
  private static boolean isBeyond(double value, DType type) {
    return type.bytes() == Long.BYTES && value >= (type == DType.UINT64 ? 0x1p64 : 0x1p63);
  }

  private static Optional<Long> unsigned(String text) {
    try {
      return Optional.of(Long.parseUnsignedLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> signed(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(long value, DType type) {
    return type.bytes() == Long.BYTES || Values.toDouble(type, mask(value, type)) == value;
  }

  private static long mask(long value, DType type) {
    return type.bytes() == Long.BYTES ? value : value & ((1L << (8 * type.bytes())) - 1);
  }
}
