package dev.swath.operators.warp;

import dev.swath.grid.CrsTransform;

/// From longitudes and latitudes in degrees to a polar stereographic map of a sphere of radius 1,
/// the North Pole in its middle.
final class PolarMap implements CrsTransform {
  @Override
  public void forward(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      boolean known = ys[i] > -89 && ys[i] <= 90;
      double radius = 2 * Math.tan(Math.toRadians(90 - ys[i]) / 2);
      double angle = Math.toRadians(xs[i]);
      xs[i] = known ? radius * Math.sin(angle) : Double.NaN;
      ys[i] = known ? -radius * Math.cos(angle) : Double.NaN;
    }
  }

  @Override
  public void inverse(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      double radius = Math.hypot(xs[i], ys[i]);
      double lat = 90 - Math.toDegrees(2 * Math.atan(radius / 2));
      boolean known = lat > -89;
      xs[i] = known ? Math.toDegrees(Math.atan2(xs[i], -ys[i])) : Double.NaN;
      ys[i] = known ? lat : Double.NaN;
    }
  }
}
