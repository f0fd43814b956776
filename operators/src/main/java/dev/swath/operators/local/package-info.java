/// Operators that look at one pixel at a time, or only move pixels.
///
/// May use `array`, `grid` and `raster`; never a format or a sweep. An operator whose needs
/// have the size of its output belongs here.
package dev.swath.operators.local;
