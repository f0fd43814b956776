package dev.swath.operators.calc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Collects the steps of a program and gives them registers. What was computed once is not
/// computed again: a step is known by its name and the registers that it reads.
final class Emitter {
  /// Steps at most, which bounds the memory of registers.
  static final int MOST_STEPS = 500;

  private final List<Step> start = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<List<?>, Integer> known = new HashMap<>();
  private int doubles;
  private int longs;
  private int absent;

  List<Step> start() {
    return List.copyOf(start);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  Registers registers() {
    return new Registers(doubles, longs, absent);
  }

  boolean isFull() {
    return steps.size() > MOST_STEPS;
  }

  int newDouble() {
    return doubles++;
  }

  int newLong() {
    return longs++;
  }

  int newAbsent() {
    return absent++;
  }

  int constant(double value) {
    return once(
        List.of("constant", value),
        this::newDouble,
        to -> {
          start.add((at, n) -> DoubleSteps.constant(at.doubles[to], value, n));
          return to;
        });
  }

  int constant(long value) {
    return once(
        List.of("long constant", value),
        this::newLong,
        to -> {
          start.add((at, n) -> java.util.Arrays.fill(at.longs[to], 0, n, value));
          return to;
        });
  }

  int toDouble(List<?> key, IntFunction<Step> step) {
    return once(key, this::newDouble, to -> add(step, to));
  }

  int toLong(List<?> key, IntFunction<Step> step) {
    return once(key, this::newLong, to -> add(step, to));
  }

  int toAbsent(List<?> key, IntFunction<Step> step) {
    return once(key, this::newAbsent, to -> add(step, to));
  }

  /// Where either of two says that there is no data.
  int either(int a, int b) {
    if (a == b || b == Value.NEVER) {
      return a;
    }
    if (a == Value.NEVER) {
      return b;
    }
    return toAbsent(
        List.of("either", Math.min(a, b), Math.max(a, b)),
        to -> (at, n) -> AbsentSteps.or(at, a, b, to, n));
  }

  private int add(IntFunction<Step> step, int to) {
    steps.add(step.apply(to));
    return to;
  }

  private int once(List<?> key, java.util.function.IntSupplier fresh, IntFunction<Integer> make) {
    Integer there = known.get(key);
    if (there != null) {
      return there;
    }
    int made = make.apply(fresh.getAsInt());
    known.put(key, made);
    return made;
  }
}
