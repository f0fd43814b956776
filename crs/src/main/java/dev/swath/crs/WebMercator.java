package dev.swath.crs;

/// The Mercator projection of the web: latitudes of the ellipsoid as if they were those of a
/// sphere.
///
/// @param radius of the sphere in units of the map
/// @param meridian of the map's middle, in radians from Greenwich
record WebMercator(double radius, double meridian, double easting, double northing)
    implements MapProjection {
  @Override
  public void toMap(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      xs[i] = easting + radius * MapProjection.wrapped(xs[i] - meridian);
      double y = Math.abs(ys[i]) < Math.PI / 2 ? asinhTan(ys[i]) : Double.NaN;
      ys[i] = northing + radius * y;
      xs[i] = Double.isNaN(y) ? Double.NaN : xs[i];
    }
  }

  /// asinh(tan φ) = atanh(sin φ), without loss near the equator and the poles.
  private static double asinhTan(double latitude) {
    double tan = Math.tan(Math.abs(latitude));
    double y = Math.log1p(tan + tan * tan / (1 + Math.sqrt(1 + tan * tan)));
    return latitude < 0 ? -y : y;
  }

  @Override
  public void toEarth(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      xs[i] = MapProjection.wrapped((xs[i] - easting) / radius + meridian);
      ys[i] = Math.atan(Math.sinh((ys[i] - northing) / radius));
    }
  }
}
