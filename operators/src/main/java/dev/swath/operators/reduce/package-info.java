/// Sinks that boil a raster down to a few numbers.
///
/// May use `array`, `grid` and `raster`; never a format or a sweep. A new reduction belongs
/// here: its result must not depend on the order in which cells arrive.
package dev.swath.operators.reduce;
