/// Where a GeoTIFF's pixels lie: GeoKeys to a coordinate reference system, tie points, scale and
/// matrix to an affine map, ground control points.
///
/// May use `tag` and `grid` of core. A new projection goes into
/// [dev.swath.geotiff.geo.Projection].
package dev.swath.geotiff.geo;
