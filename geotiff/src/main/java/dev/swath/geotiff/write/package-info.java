/// Writes GeoTIFF and BigTIFF files: [dev.swath.geotiff.write.GeoTiffSink] with its
/// [dev.swath.geotiff.write.GeoTiffOptions].
///
/// May use `array`, `grid`, `raster`, `codec` and `store` of core, and the tags, predictors and
/// GeoKeys of this module; never the sweep or an operator. A new tag is a field of the directory in
/// `ImageFields`, `GeoFields` or `GdalFields`.
package dev.swath.geotiff.write;
