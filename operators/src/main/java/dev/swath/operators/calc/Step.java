package dev.swath.operators.calc;

/// One operation of a program, on a whole run of pixels at once.
@FunctionalInterface
interface Step {
  void run(Registers registers, int n);
}
