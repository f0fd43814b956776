package dev.swath.jobs.request;

import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// Reads what a user says means "no data", for a type of pixels.
public final class NoDataValue {
  private static final int LONGEST = 64;

  private NoDataValue() {}

  /// The value, or nothing for `none`; refuses what the type does not have.
  public static Optional<NoData> parse(String text, DType type) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("none")) {
      return Optional.empty();
    }
    if (type.kind() == DType.Kind.COMPLEX || word.length() > LONGEST) {
      throw mistake(text, type);
    }
    return Optional.of(
        switch (word) {
          case "nan" -> special(text, type, Double.NaN);
          case "inf", "+inf", "infinity" -> special(text, type, Double.POSITIVE_INFINITY);
          case "-inf", "-infinity" -> special(text, type, Double.NEGATIVE_INFINITY);
          default -> new NoData(type, number(text, type));
        });
  }

  /// A value as a text that [#parse(String, DType)] reads.
  public static String text(NoData noData) {
    double value = noData.value();
    return noData.dtype().kind() == DType.Kind.FLOAT || Math.abs(value) < 0x1p53
        ? Double.toString(value)
        : noData.dtype().kind() == DType.Kind.UNSIGNED
            ? Long.toUnsignedString(noData.bits())
            : Long.toString(noData.bits());
  }

  private static NoData special(String text, DType type, double value) {
    if (type.kind() != DType.Kind.FLOAT) {
      throw mistake(text, type);
    }
    return new NoData(type, Values.fromDouble(type, value));
  }

  private static long number(String text, DType type) {
    BigDecimal value;
    try {
      value = new BigDecimal(text.strip());
    } catch (NumberFormatException _) {
      throw mistake(text, type);
    }
    if (Math.abs((long) value.scale()) > 1_000) {
      throw mistake(text, type);
    }
    if (type.kind() == DType.Kind.FLOAT) {
      long bits = Values.fromDouble(type, value.doubleValue());
      if (Double.isInfinite(Values.toDouble(type, bits))) {
        throw mistake(text, type);
      }
      return bits;
    }
    return integer(text, type, value);
  }

  private static long integer(String text, DType type, BigDecimal value) {
    BigInteger whole;
    try {
      whole = value.toBigIntegerExact();
    } catch (ArithmeticException _) {
      throw mistake(text, type);
    }
    boolean signed = type.kind() == DType.Kind.SIGNED;
    int width = type.kind() == DType.Kind.BOOL ? 1 : 8 * type.bytes();
    if (signed ? whole.bitLength() >= width : whole.signum() < 0 || whole.bitLength() > width) {
      throw mistake(text, type);
    }
    return width == 64 ? whole.longValue() : whole.longValue() & (1L << width) - 1;
  }

  private static RequestException mistake(String text, DType type) {
    return new RequestException(
        "'" + text + "' is not a value of " + type + " pixels",
        "give a number that the type has exactly"
            + (type.kind() == DType.Kind.FLOAT ? ", nan, inf or -inf" : "")
            + ", or none");
  }
}
