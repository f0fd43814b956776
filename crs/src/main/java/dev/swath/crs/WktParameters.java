package dev.swath.crs;

import dev.swath.UnsupportedDataException;
import dev.swath.grid.Wkt;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads what a horizontal system's well-known text, of either version, says of its projection.
final class WktParameters {
  private static final double DEGREE = Math.PI / 180;
  private static final double ROUNDING = 1e-12;

  private final Wkt system;
  private final Wkt base;
  private final Wkt conversion;

  private WktParameters(Wkt system) {
    this.system = system;
    this.base = geographic(system).orElse(system);
    this.conversion = system.child("CONVERSION").orElse(system);
  }

  static Parameters of(Wkt system) {
    return new WktParameters(system).read();
  }

  /// The geographic system that a projected one is made from.
  static Optional<Wkt> geographic(Wkt system) {
    return system
        .child("GEOGCS")
        .or(() -> system.child("BASEGEOGCRS"))
        .or(() -> system.child("BASEGEODCRS"));
  }

  private Parameters read() {
    boolean projected = base != system;
    Optional<Wkt> method = conversion.child("METHOD").or(() -> system.child("PROJECTION"));
    if (!projected || method.isEmpty()) {
      requireDegrees();
      return new Parameters("longlat", Map.of(), Set.of(), ellipsoid(), 1, meridian());
    }
    Method known =
        Method.of(method.get())
            .orElseThrow(
                () ->
                    new UnsupportedDataException(
                        "the projection '" + method.get().name() + "' is not supported",
                        "take a system of another projection, such as UTM or a Lambert projection"));
    return shaped(known, method.get().name(), numbers());
  }

  private void requireDegrees() {
    double unit = unit(system, "ANGLEUNIT").orElse(1.0);
    if (unit != 1) {
      throw new UnsupportedDataException(
          "coordinates must be in degrees but those of '" + system.name() + "' are in another unit",
          "take a system whose unit is the degree or a length");
    }
  }

  /// Brings the parameters of a method into the form of PROJ's.
  private Parameters shaped(Method method, String name, Map<String, Double> numbers) {
    Set<String> flags = Set.of();
    String projection = method.projection();
    switch (method) {
      case LAMBERT_1 -> numbers.put("lat_1", numbers.getOrDefault("lat_0", 0.0));
      case MERCATOR_B, EQUIDISTANT_CYLINDRICAL, EQUAL_AREA_CYLINDRICAL ->
          move(numbers, "lat_1", "lat_ts");
      case POLAR_STEREOGRAPHIC_A -> numbers.put("lat_ts", numbers.getOrDefault("lat_0", 90.0));
      case POLAR_STEREOGRAPHIC_B -> polar(name, numbers);
      case OBLIQUE_MERCATOR_A, OBLIQUE_MERCATOR_B -> {
        if (numbers.getOrDefault("alpha", 0.0) == 90 && numbers.getOrDefault("gamma", 90.0) == 90) {
          projection = "somerc";
          numbers.remove("alpha");
          numbers.remove("gamma");
        } else {
          move(numbers, "lon_0", "lonc");
          flags = method == Method.OBLIQUE_MERCATOR_A ? Set.of("no_uoff") : flags;
        }
      }
      case TRANSVERSE_MERCATOR,
          MERCATOR_A,
          WEB_MERCATOR,
          LAMBERT_2,
          ALBERS,
          LAMBERT_EQUAL_AREA,
          OBLIQUE_STEREOGRAPHIC,
          SINUSOIDAL,
          MOLLWEIDE,
          POLYCONIC,
          AZIMUTHAL_EQUIDISTANT -> {}
    }
    return new Parameters(projection, numbers, flags, ellipsoid(), lengthUnit(), meridian());
  }

  private static void move(Map<String, Double> numbers, String from, String to) {
    Double value = numbers.remove(from);
    if (value != null) {
      numbers.putIfAbsent(to, value);
    }
  }

  /// WKT 1 says the parallel of true scale as the latitude of origin, or the pole and a scale.
  private static void polar(String name, Map<String, Double> numbers) {
    move(numbers, "lat_1", "lat_ts");
    double origin = numbers.getOrDefault("lat_0", 0.0);
    if (!numbers.containsKey("lat_ts") && Math.abs(origin) != 90) {
      numbers.put("lat_ts", origin);
    }
    boolean south =
        numbers.getOrDefault("lat_ts", origin) < 0
            || name.toLowerCase(Locale.ROOT).contains("south");
    numbers.put("lat_0", south ? -90.0 : 90.0);
  }

  private Map<String, Double> numbers() {
    Map<String, Double> numbers = new TreeMap<>();
    for (Wkt parameter : conversion.children("PARAMETER")) {
      double value = number(parameter.text(1), parameter.name());
      Optional<String> key = Method.key(parameter.name());
      if (key.isPresent()) {
        numbers.put(key.get(), value * factor(parameter, key.get()));
      } else if (value != 0) {
        throw new UnsupportedDataException(
            "the parameter '" + parameter.name() + "' of a projection is not supported",
            "take a system of a simpler projection");
      }
    }
    return numbers;
  }

  private double factor(Wkt parameter, String key) {
    return switch (key) {
      case "k_0" -> 1;
      case "x_0", "y_0" -> unit(parameter, "LENGTHUNIT").orElseGet(this::lengthUnit);
      default -> unit(parameter, "ANGLEUNIT").orElseGet(this::angleUnit);
    };
  }

  /// The unit of the map in metres.
  private double lengthUnit() {
    return unit(system, "LENGTHUNIT").orElse(1.0);
  }

  /// The unit of the base's angles in degrees.
  private double angleUnit() {
    return unit(base, "ANGLEUNIT").orElse(1.0);
  }

  /// A unit right below a node or below its first axis: in degrees or metres.
  private static Optional<Double> unit(Wkt node, String keyword) {
    Optional<Wkt> unit =
        node.child(keyword)
            .or(() -> node.child("UNIT"))
            .or(() -> node.child("AXIS").flatMap(axis -> axis.child(keyword)))
            .or(() -> node.child("AXIS").flatMap(axis -> axis.child("UNIT")));
    return unit.map(
        u -> {
          double size = number(u.text(1), u.name());
          double inDegrees = size / DEGREE;
          if (!keyword.equals("ANGLEUNIT")) {
            return size;
          }
          return Math.abs(inDegrees - 1) < ROUNDING ? 1 : inDegrees;
        });
  }

  private double meridian() {
    Optional<Wkt> meridian = base.child("PRIMEM").or(() -> system.child("PRIMEM"));
    if (meridian.isEmpty()) {
      return 0;
    }
    double unit = unit(meridian.get(), "ANGLEUNIT").orElseGet(this::angleUnit);
    return number(meridian.get().text(1), "PRIMEM") * unit;
  }

  private Ellipsoid ellipsoid() {
    Optional<Wkt> datum =
        base.child("DATUM")
            .or(() -> base.child("ENSEMBLE"))
            .or(() -> base.child("GEODETICDATUM"))
            .or(() -> base.child("TRF"));
    Optional<Wkt> figure = datum.flatMap(d -> d.child("SPHEROID").or(() -> d.child("ELLIPSOID")));
    if (figure.isEmpty()) {
      throw new UnsupportedDataException(
          "the system '" + system.name() + "' says no ellipsoid",
          "give an EPSG code or complete text");
    }
    double unit = unit(figure.get(), "LENGTHUNIT").orElse(1.0);
    double a = number(figure.get().text(1), figure.get().name()) * unit;
    Ellipsoid ellipsoid =
        Ellipsoid.ofInverseFlattening(a, number(figure.get().text(2), figure.get().name()));
    if (!ellipsoid.isValid()) {
      throw new UnsupportedDataException(
          "no Earth has a half-axis of " + a + " m and a squared eccentricity of " + ellipsoid.e2(),
          "check the ellipsoid in the system's text");
    }
    return ellipsoid;
  }

  private static double number(Optional<String> text, String what) {
    try {
      double number = Double.parseDouble(text.orElse(""));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // answered below, as for numbers that are not finite
    }
    throw new UnsupportedDataException(
        "'" + text.orElse("") + "' is no number for '" + what + "' in the system's text",
        "give an EPSG code or complete text");
  }
}
