package dev.swath.operators.local;

import dev.swath.array.DType;
import dev.swath.array.Values;

/// Distances of 64-bit integers, which doubles cannot tell apart.
final class Exact {
  private Exact() {}

  /// |a − b| rounded once, so that it is 0 only if a and b are equal.
  static void distance(
      Difference.Side a, long atA, Difference.Side b, long atB, int n, double[] distance) {
    a.readBits(atA, n);
    b.readBits(atB, n);
    for (int i = 0; i < n; i++) {
      boolean noA = isNoData(a, a.bits[i]);
      boolean noB = isNoData(b, b.bits[i]);
      if (noA || noB) {
        distance[i] = noA && noB ? 0 : Double.POSITIVE_INFINITY;
      } else {
        distance[i] = between(a.block.dtype(), a.bits[i], b.block.dtype(), b.bits[i]);
      }
    }
  }

  private static boolean isNoData(Difference.Side side, long bits) {
    return side.noData.isPresent() && side.noData.get().bits() == bits;
  }

  private static double between(DType typeA, long a, DType typeB, long b) {
    boolean bigA = a < 0 && typeA == DType.UINT64;
    boolean bigB = b < 0 && typeB == DType.UINT64;
    if (bigA == bigB) {
      return Values.toDouble(DType.UINT64, a > b ? a - b : b - a);
    }
    long big = bigA ? a : b;
    long small = bigA ? b : a;
    long apart = big - small;
    if (small >= 0 || apart < 0) {
      return Values.toDouble(DType.UINT64, apart);
    }
    long half = apart >>> 1 | apart & 1 | Long.MIN_VALUE; // the 65th bit does not fit a long
    return 2 * Values.toDouble(DType.UINT64, half);
  }
}
