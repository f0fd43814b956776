package dev.swath.operators.warp;

import dev.swath.grid.CrsTransform;

/// A map that is turned, stretched and bent a little.
record BentMap(double angle, double bend) implements CrsTransform {
  @Override
  public void forward(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      double x = xs[i] * Math.cos(angle) - ys[i] * Math.sin(angle);
      double y = xs[i] * Math.sin(angle) + ys[i] * Math.cos(angle);
      xs[i] = x + bend * y * y;
      ys[i] = y;
    }
  }

  @Override
  public void inverse(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      double x = xs[i] - bend * ys[i] * ys[i];
      double y = ys[i];
      xs[i] = x * Math.cos(angle) + y * Math.sin(angle);
      ys[i] = -x * Math.sin(angle) + y * Math.cos(angle);
    }
  }
}
