/// Rasters on other grids: of another coordinate system, another size, another place.
///
/// May use `array`, `grid`, `raster` and the reading of rows in `operators.focal`; never a
/// format, a sweep, or a library that knows coordinate systems. A new way of resampling is a value
/// of `Resampling` and a `Resampler`.
package dev.swath.operators.warp;
