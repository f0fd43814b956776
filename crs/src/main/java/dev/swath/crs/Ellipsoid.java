package dev.swath.crs;

/// The figure of the Earth that latitudes refer to.
///
/// @param a half the equator's diameter in metres
/// @param e2 the square of its eccentricity; 0 for a sphere
record Ellipsoid(double a, double e2) {
  static final Ellipsoid WGS84 = ofInverseFlattening(6378137, 298.257223563);
  static final Ellipsoid GRS80 = ofInverseFlattening(6378137, 298.257222101);

  static Ellipsoid sphere(double radius) {
    return new Ellipsoid(radius, 0);
  }

  /// @param rf the inverse flattening; 0 means a sphere, as in well-known text
  static Ellipsoid ofInverseFlattening(double a, double rf) {
    double f = rf == 0 ? 0 : 1 / rf;
    return new Ellipsoid(a, f * (2 - f));
  }

  static Ellipsoid ofHalfAxes(double a, double b) {
    return new Ellipsoid(a, a == b ? 0 : 1 - b / a * (b / a));
  }

  boolean isValid() {
    return a > 1e5 && a < 1e9 && e2 >= 0 && e2 < 0.1;
  }

  double flattening() {
    return 1 - Math.sqrt(1 - e2);
  }

  double b() {
    return a * Math.sqrt(1 - e2);
  }

  boolean isSphere() {
    return e2 == 0;
  }

  /// Whether the two cannot be told apart by more than a millimetre on the ground.
  boolean isLike(Ellipsoid other) {
    return Math.abs(a - other.a) < 1e-3 && Math.abs(b() - other.b()) < 1e-3;
  }
}
