/// Measures of a surface from each height and its eight neighbours: slope, aspect, relief.
///
/// May use `array`, `grid`, `raster` and the reading of rows in `operators.focal`; never a
/// format or a sweep. A new measure is a record of `Measure` and a `Kernel`.
package dev.swath.operators.terrain;
