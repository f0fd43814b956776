/// GeoTIFF and BigTIFF files as rasters: [dev.swath.geotiff.GeoTiff] opens them.
///
/// May use `array`, `grid`, `raster`, `store`, `codec` of core and its own sub-packages: `tag` (the
/// file's structure), `tile` (pixels of a tile or strip), `geo` (place on the ground), `gdal`
/// (GDAL's private tags). Never an operator or another format.
package dev.swath.geotiff;
