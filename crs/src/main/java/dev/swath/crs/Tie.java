package dev.swath.crs;

import java.util.List;

/// How a datum is tied to WGS 84.
sealed interface Tie {
  /// It is taken for WGS 84: ETRS89, NAD83, GDA and others that differ from it by at most about
  /// two metres.
  record Wgs84() implements Tie {}

  /// By a shift of geocentric coordinates, position vector convention.
  ///
  /// @param parameters metres, metres, metres, and where there are seven, arc seconds three times
  ///     and parts per million
  record Helmert(List<Double> parameters) implements Tie {
    public Helmert {
      parameters = List.copyOf(parameters);
    }
  }

  /// Latitudes on a sphere stand for those of any other datum.
  record Sphere() implements Tie {}

  /// By grids of shifts, or in a way that is not known.
  record Unknown() implements Tie {}
}
