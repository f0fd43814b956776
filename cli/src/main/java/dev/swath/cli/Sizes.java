package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import java.util.Locale;

/// Sizes of rasters, such as `16384x8192`.
final class Sizes {
  private Sizes() {}

  /// Columns and rows.
  static long[] parse(String text) {
    String[] sides = text.toLowerCase(Locale.ROOT).split("[x×,]", -1);
    try {
      if (sides.length == 2) {
        return new long[] {Long.parseLong(sides[0].strip()), Long.parseLong(sides[1].strip())};
      }
    } catch (NumberFormatException _) {
      // the message below says what is wanted
    }
    throw new RequestException("'" + text + "' is not a size", "write it like --size 4096x2048");
  }
}
