package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.warp.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// From words to ways of resampling, and back.
final class ResamplingText {
  private ResamplingText() {}

  /// The way that a word names, as GDAL spells it.
  static Resampling parse(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    return switch (plain) {
      case "near" -> Resampling.NEAREST;
      case "cubic_convolution" -> Resampling.CUBIC;
      default ->
          Arrays.stream(Resampling.values())
              .filter(way -> word(way).equals(plain))
              .findFirst()
              .orElseThrow(
                  () ->
                      new RequestException(
                          "-r '" + word + "' is not known", "name one of " + words()));
    };
  }

  static String word(Resampling way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private static String words() {
    List<String> all = Arrays.stream(Resampling.values()).map(ResamplingText::word).toList();
    return String.join(", ", all);
  }
}
