package dev.swath.operators.terrain;

/// The arctangent of many numbers at once, without branches, so that the loop becomes vector
/// instructions. The relative error is below 2·10⁻¹¹; atan 0 is 0.
///
/// `t = √s` is brought into [0, 1) by `atan t = 2 atan (t / (1 + √(1 + t²)))`; there a Chebyshev
/// fit of `atan √u / √u` is good to that error.
final class Arctangent {
  /// Beyond this, an angle is a right one, and squares would overflow.
  private static final double LARGEST = 1e30;

  private static final double C0 = 0.99999999998873812533;
  private static final double C1 = -0.33333332951657216101;
  private static final double C2 = 0.19999978336217083776;
  private static final double C3 = -0.14285225608160209703;
  private static final double C4 = 0.11105306732424464314;
  private static final double C5 = -0.090491790937205772832;
  private static final double C6 = 0.074952623780996963079;
  private static final double C7 = -0.06022196387937432668;
  private static final double C8 = 0.043646589442816673394;
  private static final double C9 = -0.026005995977608619363;
  private static final double C10 = 0.011427633277375593913;
  private static final double C11 = -0.0031954252407363945769;
  private static final double C12 = 0.00041922786011272895299;

  private Arctangent() {}

  /// Replaces each square `s` by `factor · atan √s`; NaN stays NaN.
  static void ofRoots(double[] squares, double factor, int n) {
    double twice = 2 * factor;
    for (int i = 0; i < n; i++) {
      double square = Math.min(squares[i], LARGEST);
      double y = Math.sqrt(square) / (1 + Math.sqrt(1 + square));
      double u = y * y;
      double high = C8 + u * (C9 + u * (C10 + u * (C11 + u * C12)));
      double low = C4 + u * (C5 + u * (C6 + u * (C7 + u * high)));
      squares[i] = twice * y * (C0 + u * (C1 + u * (C2 + u * (C3 + u * low))));
    }
  }
}
