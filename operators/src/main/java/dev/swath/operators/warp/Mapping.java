package dev.swath.operators.warp;

import dev.swath.grid.Affine;
import dev.swath.grid.CrsKind;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.GridGeometry;
import java.util.Optional;

/// From places in the target, counted in pixels from its corner, to places in the source. Exact;
/// any thread.
final class Mapping {
  private final Affine target;
  private final Optional<CrsTransform> toSource;
  private final Affine source;
  private final double middle;

  /// @param middle longitude in the middle of a source of longitudes and latitudes, to which those
  ///     of the target are brought within half a turn; else NaN
  private Mapping(Affine target, Optional<CrsTransform> toSource, Affine source, double middle) {
    this.target = target;
    this.toSource = toSource;
    this.source = source;
    this.middle = middle;
  }

  /// @param toTarget from the source's system to the target's; empty if they are one
  static Mapping of(
      GridGeometry source,
      long rows,
      long cols,
      TargetGrid target,
      Optional<CrsTransform> toTarget) {
    Affine place = source.transform();
    boolean turns =
        source.crs().flatMap(dev.swath.grid.Crs::kind).equals(Optional.of(CrsKind.GEOGRAPHIC));
    Affine to = target.geometry().transform();
    double middle = turns ? place.x(cols / 2.0, rows / 2.0) : Double.NaN;
    if (toTarget.isEmpty() && isWithinHalfATurn(to, target, middle)) {
      middle = Double.NaN;
    }
    return new Mapping(to, toTarget.map(CrsTransform::reversed), place.inverse(), middle);
  }

  private static boolean isWithinHalfATurn(Affine to, TargetGrid target, double middle) {
    boolean within = true;
    for (double col : new double[] {0, target.cols()}) {
      for (double row : new double[] {0, target.rows()}) {
        within &= Math.abs(to.x(col, row) - middle) <= 180;
      }
    }
    return within;
  }

  /// Columns of the source in a whole turn of longitudes; infinite where it has none.
  double turn() {
    return Double.isNaN(middle) ? Double.POSITIVE_INFINITY : 360 * Math.abs(source.a());
  }

  /// The whole mapping where it is one affine map.
  Optional<Affine> affine() {
    if (toSource.isPresent() || !Double.isNaN(middle)) {
      return Optional.empty();
    }
    Affine s = source;
    Affine t = target;
    return Optional.of(
        new Affine(
            s.a() * t.a() + s.b() * t.d(),
            s.a() * t.b() + s.b() * t.e(),
            s.x(t.c(), t.f()),
            s.d() * t.a() + s.e() * t.d(),
            s.d() * t.b() + s.e() * t.e(),
            s.y(t.c(), t.f())));
  }

  /// Replaces columns and rows of the target by those of the source; NaN where there are none.
  void apply(double[] cols, double[] rows, int n) {
    for (int i = 0; i < n; i++) {
      double x = target.x(cols[i], rows[i]);
      double y = target.y(cols[i], rows[i]);
      cols[i] = x;
      rows[i] = y;
    }
    if (toSource.isPresent()) {
      toSource.get().forward(cols, rows, n);
    }
    for (int i = 0; i < n; i++) {
      double x = cols[i];
      if (!Double.isNaN(middle)) {
        x -= 360 * Math.rint((x - middle) / 360);
      }
      double y = rows[i];
      cols[i] = source.x(x, y);
      rows[i] = source.y(x, y);
    }
  }
}
