/// Band maths: an expression over the bands of rasters of one grid, as a raster.
///
/// Text becomes tokens ([dev.swath.operators.calc.Lexer]), a syntax tree, a program of steps
/// over runs of pixels, and a raster ([dev.swath.operators.calc.Calc]). May use `array`,
/// `grid` and `raster`; never a format or a sweep. A new function is a constant of
/// `Function`, its type and its step in `Compiler`, and a row in the reference.
package dev.swath.operators.calc;
