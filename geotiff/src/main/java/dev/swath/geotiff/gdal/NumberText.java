package dev.swath.geotiff.gdal;

import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers written as text.
final class NumberText {
  private static final int LONGEST = 64;

  private NumberText() {}

  /// The number a text spells: decimal, or one of the spellings of NaN and infinity. None for
  /// anything else and for texts beyond 64 characters.
  static OptionalDouble parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    return switch (trimmed.toLowerCase(Locale.ROOT)) {
      case "nan", "-nan", "+nan", "1.#qnan", "-1.#qnan", "-1.#ind", "1.#ind" ->
          OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity", "1.#inf" ->
          OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity", "-1.#inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> decimal(trimmed);
    };
  }

  private static OptionalDouble decimal(String text) {
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0)) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
