/// Operators that look at the neighbours of a pixel.
///
/// May use `array`, `grid` and `raster`, and `reduce` beside it; never a format or a sweep. An
/// operator that grows its needs by a margin belongs here.
package dev.swath.operators.focal;
