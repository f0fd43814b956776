package dev.swath.grid;

/// Moves points from one coordinate reference system to another, and back. Safe for any threads.
///
/// Coordinates are in the order in which rasters have them, whatever the system's own order of
/// axes: easting or longitude first. A point that has no place in the other system becomes NaN in
/// both coordinates; NaN stays NaN.
public interface CrsTransform {
  /// Moves points in place.
  ///
  /// @param n how many of the points, from the first
  void forward(double[] xs, double[] ys, int n);

  /// Moves points of the other system back, in place.
  ///
  /// @param n how many of the points, from the first
  void inverse(double[] xs, double[] ys, int n);

  /// The same pair of systems the other way round.
  default CrsTransform reversed() {
    CrsTransform there = this;
    return new CrsTransform() {
      @Override
      public void forward(double[] xs, double[] ys, int n) {
        there.inverse(xs, ys, n);
      }

      @Override
      public void inverse(double[] xs, double[] ys, int n) {
        there.forward(xs, ys, n);
      }

      @Override
      public CrsTransform reversed() {
        return there;
      }
    };
  }
}
