package dev.swath.crs;

/// The transverse Mercator projection by Krüger's series to the sixth power of the third
/// flattening: nanometres within the zones it is used for, micrometres far beyond.
///
/// Around the two points of the equator that are 90° from the middle there is no place, as in
/// PROJ.
final class TransverseMercator implements MapProjection {
  /// Easting, on a sphere of radius 1, beyond which the series are of no use.
  private static final double FARTHEST = 2.623395162778;

  private static final double SMALL = 1e-12;
  private static final int MOST_ROUNDS = 8;

  private final double e2;
  private final double e;
  private final double meridian;
  private final double easting;
  private final double northing;
  private final double scale;
  private final double[] toMap;
  private final double[] toSphere;

  /// @param meridian of the map's middle, in radians from Greenwich
  /// @param latitude that has the false northing, in radians
  /// @param factor scale along the middle
  /// @param unit of the map in metres
  TransverseMercator(
      Ellipsoid ellipsoid,
      double meridian,
      double latitude,
      double factor,
      double easting,
      double northing,
      double unit) {
    double f = ellipsoid.flattening();
    double n = f / (2 - f);
    double n2 = n * n;
    double mean = ellipsoid.a() / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256);
    this.e2 = ellipsoid.e2();
    this.e = Math.sqrt(e2);
    this.meridian = meridian;
    this.scale = factor * mean / unit;
    this.easting = easting / unit;
    this.toMap = toMapSeries(n);
    this.toSphere = toSphereSeries(n);
    double[] origin = {Math.atan2(conformalTangent(Math.tan(latitude)), 1), 0};
    add(toMap, origin, 1);
    this.northing = northing / unit - scale * origin[0];
  }

  private static double[] toMapSeries(double n) {
    double n2 = n * n;
    double n3 = n2 * n;
    double n4 = n3 * n;
    double n5 = n4 * n;
    double n6 = n5 * n;
    return new double[] {
      n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180 - 127 * n5 / 288 + 7891 * n6 / 37800,
      13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440 + 281 * n5 / 630 - 1983433 * n6 / 1935360,
      61 * n3 / 240 - 103 * n4 / 140 + 15061 * n5 / 26880 + 167603 * n6 / 181440,
      49561 * n4 / 161280 - 179 * n5 / 168 + 6601661 * n6 / 7257600,
      34729 * n5 / 80640 - 3418889 * n6 / 1995840,
      212378941 * n6 / 319334400
    };
  }

  private static double[] toSphereSeries(double n) {
    double n2 = n * n;
    double n3 = n2 * n;
    double n4 = n3 * n;
    double n5 = n4 * n;
    double n6 = n5 * n;
    return new double[] {
      n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360 - 81 * n5 / 512 + 96199 * n6 / 604800,
      n2 / 48 + n3 / 15 - 437 * n4 / 1440 + 46 * n5 / 105 - 1118711 * n6 / 3870720,
      17 * n3 / 480 - 37 * n4 / 840 - 209 * n5 / 4480 + 5569 * n6 / 90720,
      4397 * n4 / 161280 - 11 * n5 / 504 - 830251 * n6 / 7257600,
      4583 * n5 / 161280 - 108847 * n6 / 3991680,
      20648693 * n6 / 638668800
    };
  }

  @Override
  public void toMap(double[] xs, double[] ys, int n) {
    double[] point = new double[2];
    for (int i = 0; i < n; i++) {
      double lon = MapProjection.wrapped(xs[i] - meridian);
      double tau = conformalTangent(Math.tan(ys[i]));
      double cos = Math.cos(lon);
      point[0] = Math.atan2(tau, cos);
      point[1] = asinh(Math.sin(lon) / Math.hypot(tau, cos));
      boolean known = Math.abs(point[1]) <= FARTHEST;
      if (known) {
        add(toMap, point, 1);
      }
      xs[i] = known ? easting + scale * point[1] : Double.NaN;
      ys[i] = known ? northing + scale * point[0] : Double.NaN;
    }
  }

  @Override
  public void toEarth(double[] xs, double[] ys, int n) {
    double[] point = new double[2];
    for (int i = 0; i < n; i++) {
      point[0] = (ys[i] - northing) / scale;
      point[1] = (xs[i] - easting) / scale;
      boolean known = Math.abs(point[1]) <= FARTHEST && Math.abs(point[0]) <= Math.PI;
      if (known) {
        add(toSphere, point, -1);
        double sinh = Math.sinh(point[1]);
        double cos = Math.cos(point[0]);
        double tau = Math.sin(point[0]) / Math.hypot(sinh, cos);
        xs[i] = MapProjection.wrapped(Math.atan2(sinh, cos) + meridian);
        ys[i] = Math.atan(tangent(tau));
      } else {
        xs[i] = Double.NaN;
        ys[i] = Double.NaN;
      }
    }
  }

  /// Adds the sum of c[j]·sin(2jz), or takes it away, of complex z, by Clenshaw's recurrence.
  private static void add(double[] c, double[] z, int sign) {
    double sin = Math.sin(2 * z[0]);
    double cos = Math.cos(2 * z[0]);
    double sinh = Math.sinh(2 * z[1]);
    double cosh = Math.cosh(2 * z[1]);
    double real = 2 * cos * cosh;
    double imaginary = -2 * sin * sinh;
    double r0 = 0;
    double i0 = 0;
    double r1 = 0;
    double i1 = 0;
    for (int j = c.length - 1; j >= 0; j--) {
      double r = real * r0 - imaginary * i0 - r1 + c[j];
      double i = real * i0 + imaginary * r0 - i1;
      r1 = r0;
      i1 = i0;
      r0 = r;
      i0 = i;
    }
    z[0] += sign * (sin * cosh * r0 - cos * sinh * i0);
    z[1] += sign * (sin * cosh * i0 + cos * sinh * r0);
  }

  /// The tangent of the conformal latitude of a latitude's tangent.
  private double conformalTangent(double tau) {
    double secant = Math.hypot(1, tau);
    double sigma = Math.sinh(e * atanh(e * tau / secant));
    return Math.hypot(1, sigma) * tau - sigma * secant;
  }

  /// The latitude's tangent of a conformal one, by Newton's method.
  private double tangent(double conformal) {
    if (Math.abs(conformal) > 1e9) {
      return conformal * Math.exp(e * atanh(e));
    }
    double tau = conformal / (1 - e2);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double guess = conformalTangent(tau);
      double step =
          (conformal - guess)
              / Math.hypot(1, guess)
              * (1 + (1 - e2) * tau * tau)
              / ((1 - e2) * Math.hypot(1, tau));
      tau += step;
      if (!(Math.abs(step) > SMALL * Math.max(1, Math.abs(tau)))) {
        break;
      }
    }
    return tau;
  }

  private static double atanh(double x) {
    return Math.log1p(2 * x / (1 - x)) / 2;
  }

  private static double asinh(double x) {
    double y = Math.abs(x);
    double z = Math.log1p(y + y * y / (1 + Math.hypot(1, y)));
    return x < 0 ? -z : z;
  }
}
