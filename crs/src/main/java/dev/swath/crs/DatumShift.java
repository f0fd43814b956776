package dev.swath.crs;

import java.util.List;

/// Takes geographic coordinates from one datum to another through coordinates from the centre of
/// the Earth. Heights are 0 on the way there and dropped after it.
final class DatumShift {
  static final DatumShift NONE = new DatumShift(Ellipsoid.WGS84, Ellipsoid.WGS84, new double[0][]);

  private static final double ARC_SECOND = Math.PI / 180 / 3600;
  private static final int ROUNDS = 6;

  private final Ellipsoid from;
  private final Ellipsoid to;

  /// Steps of three offsets, three rotations and a scale, each forwards.
  private final double[][] steps;

  private DatumShift(Ellipsoid from, Ellipsoid to, double[]... steps) {
    this.from = from;
    this.to = to;
    this.steps = steps;
  }

  static DatumShift between(Datum from, Datum to) {
    double[] up = step(from.tie());
    double[] down = step(to.tie());
    return new DatumShift(from.ellipsoid(), to.ellipsoid(), up, inverse(down));
  }

  private static double[] step(Tie tie) {
    double[] step = {0, 0, 0, 0, 0, 0, 1};
    if (tie instanceof Tie.Helmert(List<Double> parameters)) {
      for (int i = 0; i < parameters.size(); i++) {
        double value = parameters.get(i);
        step[i] = i < 3 ? value : i < 6 ? value * ARC_SECOND : 1 + value * 1e-6;
      }
    }
    return step;
  }

  /// As libraries of projections undo it: offsets first, then the transposed rotation. Marked by a
  /// negative scale.
  private static double[] inverse(double[] step) {
    double[] back = step.clone();
    back[6] = -step[6];
    return back;
  }

  boolean isNone() {
    return steps.length == 0;
  }

  /// Shifts points in radians in place.
  void apply(double[] lon, double[] lat, int n) {
    if (isNone()) {
      return;
    }
    double[] point = new double[3];
    for (int i = 0; i < n; i++) {
      toCentre(lon[i], lat[i], point);
      for (double[] step : steps) {
        move(step, point);
      }
      lon[i] = Math.atan2(point[1], point[0]);
      lat[i] = latitude(point);
    }
  }

  private void toCentre(double lon, double lat, double[] point) {
    double sin = Math.sin(lat);
    double radius = from.a() / Math.sqrt(1 - from.e2() * sin * sin);
    point[0] = radius * Math.cos(lat) * Math.cos(lon);
    point[1] = radius * Math.cos(lat) * Math.sin(lon);
    point[2] = radius * (1 - from.e2()) * sin;
  }

  private static void move(double[] s, double[] point) {
    double x = point[0];
    double y = point[1];
    double z = point[2];
    if (s[6] > 0) {
      point[0] = s[0] + s[6] * (x - s[5] * y + s[4] * z);
      point[1] = s[1] + s[6] * (s[5] * x + y - s[3] * z);
      point[2] = s[2] + s[6] * (-s[4] * x + s[3] * y + z);
    } else {
      x = (x - s[0]) / -s[6];
      y = (y - s[1]) / -s[6];
      z = (z - s[2]) / -s[6];
      point[0] = x + s[5] * y - s[4] * z;
      point[1] = -s[5] * x + y + s[3] * z;
      point[2] = s[4] * x - s[3] * y + z;
    }
  }

  /// The latitude of a point near the ground, by fixed-point iteration; it gains three digits in
  /// each round.
  private double latitude(double[] point) {
    double p = Math.hypot(point[0], point[1]);
    double lat = Math.atan2(point[2], p * (1 - to.e2()));
    for (int round = 0; round < ROUNDS; round++) {
      double sin = Math.sin(lat);
      double radius = to.a() / Math.sqrt(1 - to.e2() * sin * sin);
      lat = Math.atan2(point[2] + to.e2() * radius * sin, p);
    }
    return lat;
  }
}
