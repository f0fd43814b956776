/// Transforms between coordinate reference systems: what a system's text or code means, closed
/// formulas for the usual projections, a library for the others, shifts between datums.
///
/// May use `grid`; never a raster, a format or an operator. A projection with formulas of its own
/// is a `MapProjection`; another method of well-known text is a line in `Method`.
package dev.swath.crs;
