/// Rasters that are invented: any size, the same pixels for the same seed on every machine.
///
/// May use `array`, `grid` and `raster`; never a format or a sweep. A new kind of test
/// raster belongs here.
package dev.swath.operators.synth;
