package dev.swath.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Amounts of bytes as people write and read them: `512MiB`, `2g`, `1.5 GiB`.
///
/// One letter and the binary unit mean the same (`2g` is `2GiB`); `kB`, `MB`, `GB` and `TB` are
/// powers of 1000, except that `KB` is taken as `kB`.
final class ByteSize {
  private static final Map<String, Long> UNITS = units();

  private ByteSize() {}

  private static Map<String, Long> units() {
    Map<String, Long> units = new TreeMap<>();
    units.put("", 1L);
    units.put("b", 1L);
    String[] letters = {"k", "m", "g", "t"};
    long binary = 1;
    long decimal = 1;
    for (String letter : letters) {
      binary *= 1024;
      decimal *= 1000;
      units.put(letter, binary);
      units.put(letter + "i", binary);
      units.put(letter + "ib", binary);
      units.put(letter + "b", decimal);
    }
    return units;
  }

  /// Reads an amount of at least one byte.
  static long parse(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT).replace("_", "");
    int end = 0;
    while (end < trimmed.length() && "0123456789.".indexOf(trimmed.charAt(end)) >= 0) {
      end++;
    }
    Long unit = UNITS.get(trimmed.substring(end).strip());
    if (unit == null || end == 0) {
      throw mistake(text);
    }
    double amount;
    try {
      amount = Double.parseDouble(trimmed.substring(0, end)) * unit;
    } catch (NumberFormatException _) {
      throw mistake(text);
    }
    if (!(amount >= 1 && amount < 0x1p62)) {
      throw mistake(text);
    }
    return (long) amount;
  }

  private static IllegalArgumentException mistake(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not an amount of bytes; write one such as 64MiB, 2g or 1.5GiB");
  }

  /// Such as `922 MiB` or `1.00 GiB`: three digits that count.
  static String text(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    String[] names = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    double amount = bytes / 1024.0;
    int unit = 0;
    while (amount >= 999.5 && unit < names.length - 1) {
      amount /= 1024;
      unit++;
    }
    String pattern = amount < 9.995 ? "%.2f %s" : amount < 99.95 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, pattern, amount, names[unit]);
  }
}
