/// Operators that put rasters of one lattice of pixels beside or upon each other: mosaic, pad,
/// align, cut along polygons.
///
/// May use `array`, `grid` and `raster`, and of the operators `local` and
/// `vector`; never a format or a sweep.
/// What moves pixels by whole pixels belongs here; what computes new ones between them does not.
package dev.swath.operators.place;
