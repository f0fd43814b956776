package dev.swath.geotiff.geo;

/// A pixel whose place on the ground is known.
///
/// @param col columns from the left edge of the raster, fractional
/// @param row rows from its top edge, fractional
public record GroundControlPoint(double col, double row, double x, double y, double z) {}
