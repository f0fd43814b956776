/// What attributes and coordinates of Zarr arrays mean: where pixels lie, what no data is, how
/// spectral bands are called; read from the conventions that there are, written by GeoZarr and CF.
///
/// May use `array`, `grid` and `raster`; reads no array and no file itself. A convention to be read
/// is added to the class of what it tells: `CrsSources`, `PlaceSources`, `DimensionRoles`.
package dev.swath.zarr.geo;
