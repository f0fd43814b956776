package dev.swath.crs;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What makes a system: a projection of PROJ's name with PROJ's parameters.
///
/// @param projection such as `lcc`; `longlat` for none
/// @param numbers by PROJ's keys: angles in degrees, lengths in metres
/// @param flags PROJ's keys without a value
/// @param ellipsoid of the datum
/// @param unit of the map in metres
/// @param meridian where longitudes are counted from, in degrees from Greenwich
record Parameters(
    String projection,
    Map<String, Double> numbers,
    Set<String> flags,
    Ellipsoid ellipsoid,
    double unit,
    double meridian) {
  Parameters {
    numbers = java.util.Collections.unmodifiableMap(new TreeMap<>(numbers));
    flags = Set.copyOf(flags);
  }

  double number(String key, double otherwise) {
    return numbers.getOrDefault(key, otherwise);
  }

  /// The projection, by formulas of our own where there are some.
  MapProjection open() {
    double middle = Math.toRadians(meridian + number("lon_0", 0));
    return switch (projection) {
      case "longlat" -> new Degrees(Math.toRadians(meridian));
      case "webmerc" ->
          new WebMercator(
              ellipsoid.a() / unit, middle, number("x_0", 0) / unit, number("y_0", 0) / unit);
      case "tmerc" ->
          new TransverseMercator(
              ellipsoid,
              middle,
              Math.toRadians(number("lat_0", 0)),
              number("k_0", 1),
              number("x_0", 0),
              number("y_0", 0),
              unit);
      default -> LibraryProjection.of(this);
    };
  }
}
