/// Overviews: the same raster at smaller sizes, made in the sweep that writes the full one.
///
/// May use `array`, `grid`, `raster`, `sweep` and `operators.focal`; never a format. A new
/// kernel is a constant of `Resampling`, with its own `Support` and `PlaneKernel` where those
/// there do not do.
package dev.swath.operators.overview;
