package dev.swath.operators.calc;

/// Operations on doubles: plain loops that the compiler can make vector instructions of.
final class DoubleSteps {
  private DoubleSteps() {}

  static void constant(double[] to, double value, int n) {
    java.util.Arrays.fill(to, 0, n, value);
  }

  static void binary(Operator operator, double[] a, double[] b, double[] to, int n) {
    switch (operator) {
      case ADD -> add(a, b, to, n);
      case SUBTRACT -> subtract(a, b, to, n);
      case MULTIPLY -> multiply(a, b, to, n);
      case DIVIDE -> divide(a, b, to, n);
      case REMAINDER -> remainder(a, b, to, n);
      case POWER -> power(a, b, to, n);
      case OR -> or(a, b, to, n);
      case AND -> and(a, b, to, n);
      case EQUAL -> equal(a, b, to, n);
      case UNEQUAL -> unequal(a, b, to, n);
      case LESS -> less(a, b, to, n);
      case LESS_OR_EQUAL -> lessOrEqual(a, b, to, n);
      case GREATER -> less(b, a, to, n);
      case GREATER_OR_EQUAL -> lessOrEqual(b, a, to, n);
    }
  }

  private static void add(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] + b[i];
    }
  }

  private static void subtract(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] - b[i];
    }
  }

  private static void multiply(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] * b[i];
    }
  }

  private static void divide(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] / b[i];
    }
  }

  /// The remainder with the divisor's sign.
  private static void remainder(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      double rest = a[i] % b[i];
      to[i] = rest != 0 && rest < 0 != b[i] < 0 ? rest + b[i] : rest;
    }
  }

  private static void power(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.pow(a[i], b[i]);
    }
  }

  private static void or(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] != 0 | b[i] != 0 ? 1 : 0;
    }
  }

  private static void and(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] != 0 & b[i] != 0 ? 1 : 0;
    }
  }

  private static void equal(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] == b[i] ? 1 : 0;
    }
  }

  private static void unequal(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] != b[i] ? 1 : 0;
    }
  }

  private static void less(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] < b[i] ? 1 : 0;
    }
  }

  private static void lessOrEqual(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] <= b[i] ? 1 : 0;
    }
  }

  static void least(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.min(a[i], b[i]);
    }
  }

  static void greatest(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.max(a[i], b[i]);
    }
  }

  static void angle(double[] y, double[] x, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.atan2(y[i], x[i]);
    }
  }

  static void choose(double[] condition, double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = condition[i] != 0 ? a[i] : b[i];
    }
  }

  static void negate(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = 0 - a[i]; // an integer has no −0
    }
  }

  static void flip(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = -a[i];
    }
  }

  static void not(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] == 0 ? 1 : 0;
    }
  }

  static void toFloat(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = (float) a[i];
    }
  }

  /// To whole numbers within bounds, half to even; NaN becomes 0.
  static void hold(double[] a, double low, double high, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      double held = Math.min(Math.max(Math.rint(a[i]), low), high);
      to[i] = Double.isNaN(held) ? 0 : held + 0.0;
    }
  }
}
