package dev.swath.crs;

import dev.swath.grid.CrsTransform;

/// From one system over its datum and the other's to the other system.
final class Pipeline implements CrsTransform {
  private final MapProjection from;
  private final MapProjection to;
  private final DatumShift there;
  private final DatumShift back;

  Pipeline(CoordinateSystem from, CoordinateSystem to) {
    this.from = from.projection();
    this.to = to.projection();
    this.there = Datum.shift(from, to);
    this.back = Datum.shift(to, from);
  }

  @Override
  public void forward(double[] xs, double[] ys, int n) {
    from.toEarth(xs, ys, n);
    there.apply(xs, ys, n);
    to.toMap(xs, ys, n);
  }

  @Override
  public void inverse(double[] xs, double[] ys, int n) {
    to.toEarth(xs, ys, n);
    back.apply(xs, ys, n);
    from.toMap(xs, ys, n);
  }
}
