package dev.swath.crs;

/// Turns geographic coordinates in radians from Greenwich into coordinates of a system, and back.
/// Any thread. A point without a place becomes NaN.
interface MapProjection {
  void toMap(double[] xs, double[] ys, int n);

  void toEarth(double[] xs, double[] ys, int n);

  /// An angle within half a turn of 0.
  static double wrapped(double angle) {
    return Math.abs(angle) <= Math.PI ? angle : Math.IEEEremainder(angle, 2 * Math.PI);
  }
}
