package dev.swath.grid;

/// Kinds of coordinate reference systems.
public enum CrsKind {
  /// Latitudes and longitudes, perhaps with heights.
  GEOGRAPHIC,
  /// Distances from the centre of the Earth.
  GEOCENTRIC,
  /// Heights or depths alone.
  VERTICAL,
  /// A horizontal system and a vertical one.
  COMPOUND,
  /// A map.
  PROJECTED
}
