/// LERC2, a compression of raster values within a known error: decoding of its versions 1 to 6.
///
/// May use `array` and the failures of `dev.swath`; knows nothing of TIFF.
package dev.swath.geotiff.lerc;
