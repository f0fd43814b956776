package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.geotiff.geo.GeoKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The little that must be read out of well-known text of either version to write GeoKeys.
final class WktText {
  private static final String NAME = "\\s*[\\[(]\\s*\"([^\"]*)\"";
  private static final String NUMBER = "\\s*,\\s*([-+0-9.eE]{1,40})";
  private static final Pattern ROOT = Pattern.compile("\\s*([A-Za-z_]+)" + NAME);
  private static final Pattern DATUM = Pattern.compile("\\b(?:DATUM|ENSEMBLE)" + NAME);
  private static final Pattern ELLIPSOID =
      Pattern.compile("\\b(?:SPHEROID|ELLIPSOID)" + NAME + NUMBER + NUMBER);
  private static final Pattern MERIDIAN = Pattern.compile("\\bPRIMEM" + NAME + NUMBER);
  private static final Pattern ANGLE = Pattern.compile("\\b(?:ANGLEUNIT|UNIT)" + NAME + NUMBER);
  private static final double DEGREE = Math.PI / 180;
  private static final int DEGREE_CODE = 9102;

  private WktText() {}

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

  /// Adds the keys of a geographic system: its ellipsoid, prime meridian, unit and names.
  static void putGeographic(GeoKeyBuilder keys, String wkt) {
    Matcher ellipsoid = ELLIPSOID.matcher(wkt);
    if (!ellipsoid.find()) {
      throw new UnsupportedDataException(
          "the geographic system has no ellipsoid in its well-known text", "give its EPSG code");
    }
    keys.code(GeoKey.MODEL_TYPE, GeoKey.GEOGRAPHIC)
        .code(GeoKey.GEODETIC_CRS, GeoKey.USER_DEFINED)
        .code(GeoKey.GEODETIC_DATUM, GeoKey.USER_DEFINED)
        .code(GeoKey.ELLIPSOID, GeoKey.USER_DEFINED)
        .number(GeoKey.SEMI_MAJOR_AXIS, number(ellipsoid, 2))
        .number(GeoKey.INVERSE_FLATTENING, number(ellipsoid, 3))
        .text(GeoKey.GEOG_CITATION, citation(wkt, ellipsoid.group(1)));
    Matcher meridian = MERIDIAN.matcher(wkt);
    if (meridian.find()) {
      keys.code(GeoKey.PRIME_MERIDIAN, GeoKey.USER_DEFINED)
          .number(GeoKey.PRIME_MERIDIAN_LONGITUDE, number(meridian, 2));
    }
    putUnit(keys, wkt);
  }

  private static void putUnit(GeoKeyBuilder keys, String wkt) {
    double size = DEGREE;
    Matcher unit = ANGLE.matcher(wkt);
    while (unit.find()) {
      size = number(unit, 2);
    }
    if (Math.abs(size - DEGREE) < 1e-12) {
      keys.code(GeoKey.GEOG_ANGULAR_UNITS, DEGREE_CODE);
    } else {
      keys.code(GeoKey.GEOG_ANGULAR_UNITS, GeoKey.USER_DEFINED)
          .number(GeoKey.GEOG_ANGULAR_UNIT_SIZE, size);
    }
  }

  private static String citation(String wkt, String ellipsoid) {
    return "GCS Name = "
        + name(ROOT, 2, wkt)
        + "|Datum = "
        + name(DATUM, 1, wkt)
        + "|Ellipsoid = "
        + ellipsoid
        + "|Primem = "
        + name(MERIDIAN, 1, wkt);
  }

  private static String name(Pattern pattern, int group, String wkt) {
    Matcher matcher = pattern.matcher(wkt);
    return matcher.find() ? matcher.group(group).replace('|', '/') : "unknown";
  }

  private static double number(Matcher matcher, int group) {
    try {
      return Double.parseDouble(matcher.group(group));
    } catch (NumberFormatException e) {
      throw new UnsupportedDataException(
          "'" + matcher.group(group) + "' in the well-known text is no number",
          "give the system's EPSG code",
          e);
    }
  }
}
