package dev.swath.operators.warp;

import dev.swath.array.DType;
import dev.swath.array.Values;

/// Keeps results from becoming the value for no data by chance.
final class OtherThan {
  private OtherThan() {}

  /// A value, or, if a type rounds it to what is excluded, the type's next lower one, or the next
  /// higher one if there is none.
  static double value(DType type, double excluded, double value) {
    if (Math.abs(value - excluded) > 1 + Math.abs(excluded) * 1e-3) {
      return value;
    }
    double stored = Values.toDouble(type, Values.fromDouble(type, value));
    if (stored != excluded) {
      return value;
    }
    double lower = below(type, excluded);
    double stays = Values.toDouble(type, Values.fromDouble(type, lower));
    return stays == excluded || Double.isInfinite(stays) ? above(type, excluded) : lower;
  }

  private static double below(DType type, double value) {
    return switch (type) {
      case FLOAT32 -> Math.nextDown((float) value);
      case FLOAT64 -> Math.nextDown(value);
      case FLOAT16 -> value - Math.max(0x1p-24, Math.abs(value) * 0x1p-10);
      default -> value - 1;
    };
  }

  private static double above(DType type, double value) {
    return switch (type) {
      case FLOAT32 -> Math.nextUp((float) value);
      case FLOAT64 -> Math.nextUp(value);
      case FLOAT16 -> value + Math.max(0x1p-24, Math.abs(value) * 0x1p-10);
      default -> value + 1;
    };
  }
}
