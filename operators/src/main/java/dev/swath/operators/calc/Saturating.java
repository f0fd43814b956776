package dev.swath.operators.calc;

/// Arithmetic of 64-bit integers that stops at the ends instead of wrapping.
final class Saturating {
  private Saturating() {}

  static long add(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? end(a) : sum;
  }

  static long subtract(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0 ? end(a) : difference;
  }

  static long multiply(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) == product >> 63 ? product : end(a ^ b);
  }

  /// The remainder with the divisor's sign; 0 for a divisor of 0.
  static long remainder(long a, long b) {
    return b == 0 ? 0 : Math.floorMod(a, b);
  }

  private static long end(long sign) {
    return sign < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
