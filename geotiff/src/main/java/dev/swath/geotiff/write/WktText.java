package dev.swath.geotiff.write;

import java.util.regex.Pattern;

/// Well-known text of either version, made to fit into GeoKeys.
final class WktText {
  /// Identifiers, which say nothing that the definition does not say.
  private static final Pattern IDENTIFIER =
      Pattern.compile(",\\s*(?:AUTHORITY|ID)\\s*\\[[^\\[\\]]*\\]");

  private static final Pattern SPACE = Pattern.compile("\\s*\\n\\s*");

  private WktText() {}

  /// A text of at most so many characters if it can be made that short without loss of meaning;
  /// line breaks go first, then identifiers.
  static String shortened(String wkt, int most) {
    if (wkt.length() <= most) {
      return wkt;
    }
    String line = SPACE.matcher(wkt).replaceAll("");
    return line.length() <= most ? line : IDENTIFIER.matcher(line).replaceAll("");
  }
}
