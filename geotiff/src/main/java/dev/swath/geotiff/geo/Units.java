package dev.swath.geotiff.geo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Units of length (in metres) and of angle (in radians) by their EPSG codes.
///
/// @param code 0 for a unit that the file defines itself
record Units(int code, String name, double size) {
  static final Units METRE = new Units(9001, "metre", 1);
  static final Units DEGREE = new Units(9102, "degree", Math.PI / 180);

  private static final Map<Integer, Units> KNOWN =
      Map.ofEntries(
          entry(METRE),
          entry(new Units(9002, "foot", 0.3048)),
          entry(new Units(9003, "US survey foot", 1200.0 / 3937)),
          entry(new Units(9005, "Clarke's foot", 0.3047972654)),
          entry(new Units(9014, "fathom", 1.8288)),
          entry(new Units(9030, "nautical mile", 1852)),
          entry(new Units(9036, "kilometre", 1000)),
          entry(new Units(9039, "Clarke's link", 0.201166195164)),
          entry(new Units(9084, "Indian yard", 0.914398530744441)),
          entry(new Units(9101, "radian", 1)),
          entry(DEGREE),
          entry(new Units(9103, "arc-minute", Math.PI / 10_800)),
          entry(new Units(9104, "arc-second", Math.PI / 648_000)),
          entry(new Units(9105, "grad", Math.PI / 200)),
          entry(new Units(9106, "gon", Math.PI / 200)));

  private static Map.Entry<Integer, Units> entry(Units unit) {
    return Map.entry(unit.code, unit);
  }

  /// The unit that two keys give: its code, and its size where the code is the file's own.
  static Units of(GeoKeys keys, int codeKey, int sizeKey, Units absent) {
    int code = keys.code(codeKey).orElse(0);
    Optional<Units> known = Optional.ofNullable(KNOWN.get(code));
    double size = keys.number(sizeKey).orElse(0);
    if (known.isEmpty() && size > 0) {
      return new Units(0, "unknown", size);
    }
    return known.orElse(absent);
  }

  String wkt() {
    String authority = code == 0 ? "" : ",AUTHORITY[\"EPSG\",\"" + code + "\"]";
    return String.format(Locale.ROOT, "UNIT[\"%s\",%s%s]", name, number(size), authority);
  }

  /// A number as WKT writes it: whole ones without a point.
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
