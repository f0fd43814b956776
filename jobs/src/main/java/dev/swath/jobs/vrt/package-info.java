/// GDAL's virtual rasters (VRT): XML that says which parts of which files make up a raster.
///
/// Reads simple mosaics and makes rasters of them, given the rasters of their files; opens nothing
/// but the document itself. May use `array`, `grid`, `raster` and `operators`; never a format.
package dev.swath.jobs.vrt;
