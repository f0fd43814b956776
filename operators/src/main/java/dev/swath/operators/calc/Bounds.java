package dev.swath.operators.calc;

/// The type of a sum, difference, product or remainder, with how far it may reach.
final class Bounds {
  private Bounds() {}

  static ValueType of(Operator operator, ValueType a, ValueType b) {
    ValueType type = a.join(b);
    if (!type.isInteger()) {
      return type;
    }
    return switch (operator) {
      case ADD -> type.within(Saturating.add(a.low(), b.low()), Saturating.add(a.high(), b.high()));
      case SUBTRACT ->
          type.within(
              Saturating.subtract(a.low(), b.high()), Saturating.subtract(a.high(), b.low()));
      case MULTIPLY -> product(type, a, b);
      case REMAINDER ->
          type.within(
              Math.min(Saturating.add(b.low(), 1), 0),
              Math.max(Saturating.subtract(b.high(), 1), 0));
      case DIVIDE, POWER, OR, AND, EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          throw new IllegalStateException(operator + " has a type of its own");
    };
  }

  private static ValueType product(ValueType type, ValueType a, ValueType b) {
    long p = Saturating.multiply(a.low(), b.low());
    long q = Saturating.multiply(a.low(), b.high());
    long r = Saturating.multiply(a.high(), b.low());
    long s = Saturating.multiply(a.high(), b.high());
    return type.within(
        Math.min(Math.min(p, q), Math.min(r, s)), Math.max(Math.max(p, q), Math.max(r, s)));
  }
}
