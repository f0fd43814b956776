package dev.swath.operators.calc;

import java.util.Arrays;
import java.util.Optional;

/// An operator between two values, by how tightly it binds.
enum Operator {
  OR(1, "or", "||"),
  AND(2, "and", "&&"),
  EQUAL(4, "=="),
  UNEQUAL(4, "!=", "<>"),
  LESS(4, "<"),
  LESS_OR_EQUAL(4, "<="),
  GREATER(4, ">"),
  GREATER_OR_EQUAL(4, ">="),
  ADD(5, "+"),
  SUBTRACT(5, "-"),
  MULTIPLY(6, "*"),
  DIVIDE(6, "/"),
  REMAINDER(6, "%"),
  POWER(8, "**");

  static final int NOT_BINDING = 3;
  static final int COMPARING = 4;

  private final int binding;
  private final String[] signs;

  Operator(int binding, String... signs) {
    this.binding = binding;
    this.signs = signs;
  }

  int binding() {
    return binding;
  }

  boolean compares() {
    return binding == COMPARING;
  }

  boolean isLogical() {
    return this == OR || this == AND;
  }

  String sign() {
    return signs[0];
  }

  static Optional<Operator> of(Token token) {
    return Arrays.stream(values())
        .filter(
            operator -> Arrays.stream(operator.signs).anyMatch(s -> token.is(s) || token.isWord(s)))
        .findFirst();
  }
}
