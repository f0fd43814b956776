/// What a raster is and what a sink is: the two sides a sweep connects.
///
/// May use `array` and `grid`; never a store, a codec, a format or an operator.
package dev.swath.raster;
