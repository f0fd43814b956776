package dev.swath.crs;

/// No projection: longitudes and latitudes in degrees.
///
/// @param meridian where the system counts longitudes from, in radians from Greenwich
record Degrees(double meridian) implements MapProjection {
  private static final double QUARTER = 90 + 1e-9;

  @Override
  public void toMap(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      xs[i] = Math.toDegrees(MapProjection.wrapped(xs[i] - meridian));
      ys[i] = Math.toDegrees(ys[i]);
    }
  }

  @Override
  public void toEarth(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      if (Math.abs(ys[i]) <= QUARTER && Double.isFinite(xs[i])) {
        xs[i] = MapProjection.wrapped(Math.toRadians(xs[i]) + meridian);
        ys[i] = Math.toRadians(Math.clamp(ys[i], -90, 90));
      } else {
        xs[i] = Double.NaN;
        ys[i] = Double.NaN;
      }
    }
  }
}
