/// Writes GeoTIFF and BigTIFF files: [dev.swath.geotiff.write.GeoTiffSink] for plain ones,
/// [dev.swath.geotiff.write.CogWriter] for cloud-optimized ones, both with
/// [dev.swath.geotiff.write.GeoTiffOptions].
///
/// May use `array`, `grid`, `raster`, `codec` and `store` of core, and of this module `tag`, `tile`
/// (predictors), `geo` (GeoKeys) and the colour map of `geotiff` itself; never the sweep or an
/// operator. A new tag is a field of the directory in `ImageFields`, `GeoFields` or `GdalFields`; a
/// new codec is a line of `TileEncoding`.
package dev.swath.geotiff.write;
