package dev.swath.crs;

/// A system that points can be moved to and from.
///
/// @param label for messages
record CoordinateSystem(MapProjection projection, Datum datum, String label) {}
