package dev.swath.geotiff.write;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What must be known of well-known text of either version to write it into GeoKeys.
final class WktText {
  private static final Pattern ROOT = Pattern.compile("\\s*([A-Za-z_]+)\\s*[\\[(]");

  /// Identifiers, which say nothing that the definition does not say.
  private static final Pattern IDENTIFIER =
      Pattern.compile(",\\s*(?:AUTHORITY|ID)\\s*\\[[^\\[\\]]*\\]");

  private static final Pattern SPACE = Pattern.compile("\\s*\\n\\s*");

  private WktText() {}

  /// The kind of system that a text describes.
  static Optional<EpsgKinds.Kind> kind(String wkt) {
    Matcher root = ROOT.matcher(wkt);
    if (!root.lookingAt()) {
      return Optional.empty();
    }
    return switch (root.group(1).toUpperCase(Locale.ROOT)) {
      case "PROJCS", "PROJCRS", "PROJECTEDCRS" -> Optional.of(EpsgKinds.Kind.PROJECTED);
      case "GEOGCS", "GEOGCRS", "GEOGRAPHICCRS" -> Optional.of(EpsgKinds.Kind.GEOGRAPHIC);
      case "GEOCCS" -> Optional.of(EpsgKinds.Kind.GEOCENTRIC);
      case "COMPD_CS", "COMPOUNDCRS" -> Optional.of(EpsgKinds.Kind.COMPOUND);
      case "VERT_CS", "VERTCRS", "VERTICALCRS" -> Optional.of(EpsgKinds.Kind.VERTICAL);
      default -> Optional.empty();
    };
  }

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
