package dev.swath.operators.calc;

/// What a compiled part of an expression leaves behind.
///
/// @param register a long one if its type is long, else a double one
/// @param absent the register that says where there is no data, or [#NEVER]
record Value(ValueType type, int register, int absent) {
  static final int NEVER = -1;

  Value withType(ValueType other) {
    return new Value(other, register, absent);
  }
}
