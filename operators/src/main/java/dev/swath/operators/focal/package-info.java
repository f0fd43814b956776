/// Operators that look at the neighbours of a pixel.
///
/// May use `array`, `grid` and `raster`; never a format or a sweep. An operator that grows
/// its needs by a margin belongs here.
package dev.swath.operators.focal;
