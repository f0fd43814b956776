/// GDAL's private tags: metadata as XML (42112) and the no-data value as text (42113).
///
/// May use `raster` and `array` of core; knows no directory and no pixel.
package dev.swath.geotiff.gdal;
