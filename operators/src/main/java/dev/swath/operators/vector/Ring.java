package dev.swath.operators.vector;

import java.util.function.UnaryOperator;

/// A closed line. Its last point is joined to the first, whether it repeats it or not.
public final class Ring {
  private final double[] xy;

  /// @param xy x and y of each point in turn, all finite
  Ring(double[] xy) {
    this.xy = xy;
  }

  /// Number of points, as given.
  public int size() {
    return xy.length / 2;
  }

  public double x(int point) {
    return xy[2 * point];
  }

  public double y(int point) {
    return xy[2 * point + 1];
  }

  /// The ring with each point moved.
  Ring map(UnaryOperator<Point> place) {
    double[] moved = new double[xy.length];
    for (int i = 0; i < size(); i++) {
      Point point = place.apply(new Point(x(i), y(i)));
      moved[2 * i] = point.x();
      moved[2 * i + 1] = point.y();
    }
    return new Ring(moved);
  }
}
