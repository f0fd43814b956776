package dev.swath.operators.calc;

import dev.swath.array.DType;
import java.util.List;

/// Makes steps of functions and casts.
final class FunctionCompiler {
  private final Compiler compiler;
  private final Emitter emitter;

  FunctionCompiler(Compiler compiler, Emitter emitter) {
    this.compiler = compiler;
    this.emitter = emitter;
  }

  Value call(Function function, List<Value> of) {
    Value x = of.getFirst();
    return switch (function) {
      case WHERE -> where(x, of.get(1), of.get(2));
      case MIN -> of.stream().reduce((a, b) -> extreme(false, a, b)).orElseThrow();
      case MAX -> of.stream().reduce((a, b) -> extreme(true, a, b)).orElseThrow();
      case CLIP -> extreme(false, extreme(true, x, of.get(1)), of.get(2));
      case ABS -> abs(x);
      case SQRT -> fraction(Elementary.SQRT, x);
      case EXP -> fraction(Elementary.EXP, x);
      case LOG -> fraction(Elementary.LOG, x);
      case LOG10 -> fraction(Elementary.LOG10, x);
      case SIN -> fraction(Elementary.SIN, x);
      case COS -> fraction(Elementary.COS, x);
      case TAN -> fraction(Elementary.TAN, x);
      case ATAN2 -> angle(x, of.get(1));
      case FLOOR -> whole(Elementary.FLOOR, x);
      case CEIL -> whole(Elementary.CEIL, x);
      case ROUND -> whole(Elementary.ROUND, x);
      case ISNAN -> truthOf(emitter.either(x.absent(), compiler.notNumbers(x)));
      case NODATA -> truthOf(x.absent());
    };
  }

  private Value where(Value condition, Value a, Value b) {
    ValueType type = a.type().join(b.type());
    int test = compiler.doubles(condition);
    int absent = condition.absent();
    if (a.absent() != Value.NEVER || b.absent() != Value.NEVER) {
      int chosen =
          emitter.toAbsent(
              List.of("choose", test, a.absent(), b.absent()),
              to ->
                  (at, n) ->
                      AbsentSteps.choose(at, at.doubles[test], a.absent(), b.absent(), to, n));
      absent = emitter.either(absent, chosen);
    }
    if (type.isLong()) {
      int left = compiler.longs(a);
      int right = compiler.longs(b);
      int register =
          emitter.toLong(
              List.of("long choose", test, left, right),
              to ->
                  (at, n) ->
                      LongSteps.choose(
                          at.doubles[test], at.longs[left], at.longs[right], at.longs[to], n));
      return new Value(type, register, absent);
    }
    int left = compiler.doubles(a);
    int right = compiler.doubles(b);
    int register =
        emitter.toDouble(
            List.of("double choose", test, left, right),
            to ->
                (at, n) ->
                    DoubleSteps.choose(
                        at.doubles[test], at.doubles[left], at.doubles[right], at.doubles[to], n));
    return new Value(type, register, absent);
  }

  private Value extreme(boolean greatest, Value a, Value b) {
    ValueType x = a.type();
    ValueType y = b.type();
    ValueType type =
        greatest
            ? x.join(y).within(Math.max(x.low(), y.low()), Math.max(x.high(), y.high()))
            : x.join(y).within(Math.min(x.low(), y.low()), Math.min(x.high(), y.high()));
    int absent = emitter.either(a.absent(), b.absent());
    if (type.isInteger() && (type.isLong() || x.isLong() || y.isLong())) {
      int left = compiler.longs(a);
      int right = compiler.longs(b);
      int register =
          emitter.toLong(
              List.of("long extreme", greatest, left, right),
              to ->
                  greatest
                      ? (at, n) ->
                          LongSteps.greatest(at.longs[left], at.longs[right], at.longs[to], n)
                      : (at, n) ->
                          LongSteps.least(at.longs[left], at.longs[right], at.longs[to], n));
      return compiler.ofLongs(type, register, absent);
    }
    int left = compiler.doubles(a);
    int right = compiler.doubles(b);
    int register =
        emitter.toDouble(
            List.of("extreme", greatest, left, right),
            to ->
                greatest
                    ? (at, n) ->
                        DoubleSteps.greatest(at.doubles[left], at.doubles[right], at.doubles[to], n)
                    : (at, n) ->
                        DoubleSteps.least(at.doubles[left], at.doubles[right], at.doubles[to], n));
    return new Value(type, register, absent);
  }

  private Value abs(Value x) {
    ValueType type = x.type();
    if (!type.isInteger()) {
      return elementary(Elementary.ABS, type, x);
    }
    long far = Math.max(Saturating.subtract(0, type.low()), type.high());
    long near =
        type.low() <= 0 && type.high() >= 0
            ? 0
            : Math.min(farther(type.low()), farther(type.high()));
    ValueType result = type.within(near, far);
    if (!type.isLong() && !result.isLong()) {
      return elementary(Elementary.ABS, result, x);
    }
    int from = compiler.longs(x);
    int register =
        emitter.toLong(
            List.of("long abs", from),
            to -> (at, n) -> LongSteps.abs(at.longs[from], at.longs[to], n));
    return compiler.ofLongs(result, register, x.absent());
  }

  private static long farther(long end) {
    return end < 0 ? Saturating.subtract(0, end) : end;
  }

  private Value fraction(Elementary function, Value x) {
    return elementary(function, x.type().fractional(), x);
  }

  private Value whole(Elementary function, Value x) {
    return x.type().isInteger() ? x : elementary(function, x.type(), x);
  }

  private Value elementary(Elementary function, ValueType type, Value x) {
    int from = compiler.doubles(x);
    int register =
        emitter.toDouble(
            List.of(function, from),
            to -> (at, n) -> function.apply(at.doubles[from], at.doubles[to], n));
    return new Value(type, register, x.absent());
  }

  private Value angle(Value y, Value x) {
    ValueType type = y.type().fractional().join(x.type().fractional());
    int up = compiler.doubles(y);
    int along = compiler.doubles(x);
    int register =
        emitter.toDouble(
            List.of("angle", up, along),
            to ->
                (at, n) -> DoubleSteps.angle(at.doubles[up], at.doubles[along], at.doubles[to], n));
    return new Value(type, register, emitter.either(y.absent(), x.absent()));
  }

  private Value truthOf(int absent) {
    int register =
        absent == Value.NEVER
            ? emitter.constant(0.0)
            : emitter.toDouble(
                List.of("truth", absent),
                to -> (at, n) -> AbsentSteps.toValues(at, absent, at.doubles[to], n));
    return new Value(ValueType.TRUTH, register, Value.NEVER);
  }

  Value cast(Value x, DType type) {
    if (type == DType.FLOAT64) {
      return new Value(ValueType.DOUBLE, compiler.doubles(x), x.absent());
    }
    if (type == DType.FLOAT32) {
      return new Value(ValueType.FLOAT, rounded(compiler.doubles(x)), x.absent());
    }
    ValueType all = ValueType.of(type);
    if (x.type().isInteger()) {
      ValueType held =
          all.within(
              Math.clamp(x.type().low(), all.low(), all.high()),
              Math.clamp(x.type().high(), all.low(), all.high()));
      return integerTo(held, all, x);
    }
    int absent = compiler.marks() ? emitter.either(x.absent(), compiler.notNumbers(x)) : x.absent();
    if (all.isLong()) {
      return compiler.ofDoubles(all, x.register(), absent);
    }
    return held(new Value(all, x.register(), absent), all);
  }

  private Value integerTo(ValueType held, ValueType all, Value x) {
    if (!x.type().isLong()) {
      return held.isLong()
          ? new Value(held, compiler.longs(x), x.absent())
          : held(x.withType(held), all);
    }
    int from = x.register();
    int register =
        emitter.toLong(
            List.of("long hold", from, all.low(), all.high()),
            to ->
                (at, n) -> LongSteps.hold(at.longs[from], all.low(), all.high(), at.longs[to], n));
    return compiler.ofLongs(held, register, x.absent());
  }

  /// Doubles as the whole numbers of a type.
  Value held(Value x, ValueType bounds) {
    int from = x.register();
    int register =
        emitter.toDouble(
            List.of("hold", from, bounds.low(), bounds.high()),
            to ->
                (at, n) ->
                    DoubleSteps.hold(
                        at.doubles[from], bounds.low(), bounds.high(), at.doubles[to], n));
    return new Value(x.type(), register, x.absent());
  }

  /// Doubles as the nearest floats.
  int rounded(int from) {
    return emitter.toDouble(
        List.of("float", from),
        to -> (at, n) -> DoubleSteps.toFloat(at.doubles[from], at.doubles[to], n));
  }
}
