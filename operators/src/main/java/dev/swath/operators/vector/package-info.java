/// Polygons: read from GeoJSON, and laid over a grid of pixels.
///
/// May use `array`, `grid` and `raster`, and a library for JSON; never a format or a sweep. What
/// asks which pixels a shape covers belongs here; what is done with them does not.
package dev.swath.operators.vector;
