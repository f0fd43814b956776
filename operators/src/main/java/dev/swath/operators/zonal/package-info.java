/// Statistics of the pixels of each zone, by labels or by polygons.
///
/// May use `array`, `grid` and `raster`, and the packages `reduce`, `focal`, `local` and `vector`
/// beside it; never a format or a sweep. What is to be known of a zone belongs here.
package dev.swath.operators.zonal;
