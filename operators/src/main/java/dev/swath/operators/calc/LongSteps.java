package dev.swath.operators.calc;

/// Operations on 64-bit integers, which stop at their ends.
final class LongSteps {
  private LongSteps() {}

  static void arithmetic(Operator operator, long[] a, long[] b, long[] to, int n) {
    switch (operator) {
      case ADD -> {
        for (int i = 0; i < n; i++) {
          to[i] = Saturating.add(a[i], b[i]);
        }
      }
      case SUBTRACT -> {
        for (int i = 0; i < n; i++) {
          to[i] = Saturating.subtract(a[i], b[i]);
        }
      }
      case MULTIPLY -> {
        for (int i = 0; i < n; i++) {
          to[i] = Saturating.multiply(a[i], b[i]);
        }
      }
      case REMAINDER -> {
        for (int i = 0; i < n; i++) {
          to[i] = Saturating.remainder(a[i], b[i]);
        }
      }
      case DIVIDE, POWER, OR, AND, EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          throw new IllegalStateException(operator + " has no result of 64 bits");
    }
  }

  static void compare(Operator operator, long[] a, long[] b, double[] to, int n) {
    switch (operator) {
      case EQUAL -> {
        for (int i = 0; i < n; i++) {
          to[i] = a[i] == b[i] ? 1 : 0;
        }
      }
      case UNEQUAL -> {
        for (int i = 0; i < n; i++) {
          to[i] = a[i] != b[i] ? 1 : 0;
        }
      }
      case LESS -> less(a, b, to, n);
      case LESS_OR_EQUAL -> lessOrEqual(a, b, to, n);
      case GREATER -> less(b, a, to, n);
      case GREATER_OR_EQUAL -> lessOrEqual(b, a, to, n);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER, OR, AND ->
          throw new IllegalStateException(operator + " does not compare");
    }
  }

  private static void less(long[] a, long[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] < b[i] ? 1 : 0;
    }
  }

  private static void lessOrEqual(long[] a, long[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] <= b[i] ? 1 : 0;
    }
  }

  static void least(long[] a, long[] b, long[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.min(a[i], b[i]);
    }
  }

  static void greatest(long[] a, long[] b, long[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.max(a[i], b[i]);
    }
  }

  static void choose(double[] condition, long[] a, long[] b, long[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = condition[i] != 0 ? a[i] : b[i];
    }
  }

  static void abs(long[] a, long[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] < 0 ? Saturating.subtract(0, a[i]) : a[i];
    }
  }

  static void negate(long[] a, long[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Saturating.subtract(0, a[i]);
    }
  }

  static void hold(long[] a, long low, long high, long[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.min(Math.max(a[i], low), high);
    }
  }

  static void toDoubles(long[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i];
    }
  }

  /// Half to even, held at the ends; NaN becomes 0.
  static void ofDoubles(double[] a, long[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = (long) Math.rint(a[i]);
    }
  }
}
