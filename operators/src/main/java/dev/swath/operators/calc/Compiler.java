package dev.swath.operators.calc;

import dev.swath.array.DType;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a program of a syntax tree: types first, then a step for each operation.
final class Compiler {
  private final String text;
  private final Bands bands;
  private final List<RasterSchema> inputs;
  private final boolean marking;
  private final Emitter emitter = new Emitter();
  private final Map<BandPlace, Value> loaded = new HashMap<>();
  private final List<Load> loads = new ArrayList<>();
  private final FunctionCompiler functions;

  /// @param marking whether the result has a no-data value: then
  ///     what has no result is marked
  Compiler(String text, Bands bands, List<RasterSchema> inputs, boolean marking) {
    this.text = text;
    this.bands = bands;
    this.inputs = inputs;
    this.marking = marking;
    this.functions = new FunctionCompiler(this, emitter);
  }

  List<Load> loads() {
    return List.copyOf(loads);
  }

  Emitter emitter() {
    return emitter;
  }

  boolean marks() {
    return marking;
  }

  Value compile(Syntax syntax) {
    Value value =
        switch (syntax) {
          case Syntax.Number number -> number(number);
          case Syntax.Band band -> load(bands.find(band));
          case Syntax.Negation negation -> negated(compile(negation.operand()));
          case Syntax.Not not -> not(compile(not.operand()));
          case Syntax.Binary binary ->
              binary(binary.operator(), compile(binary.left()), compile(binary.right()));
          case Syntax.Call call ->
              functions.call(call.function(), call.parts().stream().map(this::compile).toList());
          case Syntax.CastTo cast -> functions.cast(compile(cast.operand()), cast.type());
        };
    if (emitter.isFull()) {
      throw new ExpressionException(
          "an expression may take " + Emitter.MOST_STEPS + " steps but this one takes more",
          "split it into several runs",
          text,
          syntax.at());
    }
    return value;
  }

  private Value number(Syntax.Number number) {
    if (number.whole().isEmpty()) {
      return new Value(ValueType.fraction(), emitter.constant(number.value()), Value.NEVER);
    }
    return whole(number.whole().get());
  }

  private Value whole(long value) {
    ValueType type = ValueType.whole(value);
    int register = type.isLong() ? emitter.constant(value) : emitter.constant((double) value);
    return new Value(type, register, Value.NEVER);
  }

  private Value load(BandPlace place) {
    Value known = loaded.get(place);
    if (known != null) {
      return known;
    }
    RasterSchema schema = inputs.get(place.input());
    DType stored = schema.dtype();
    Optional<NoData> noData = schema.noData();
    ValueType type = ValueType.of(stored);
    int register = type.isLong() ? emitter.newLong() : emitter.newDouble();
    int bits = stored == DType.UINT64 ? emitter.newLong() : Value.NEVER;
    int absent = noData.isPresent() ? emitter.newAbsent() : Value.NEVER;
    Value value = new Value(type, register, absent);
    loaded.put(place, value);
    loads.add(new Load(place, stored, noData, register, bits, absent));
    return value;
  }

  /// A value as doubles.
  int doubles(Value value) {
    int from = value.register();
    return value.type().isLong()
        ? emitter.toDouble(
            List.of("to double", from),
            to -> (at, n) -> LongSteps.toDoubles(at.longs[from], at.doubles[to], n))
        : from;
  }

  /// A value as 64-bit integers.
  int longs(Value value) {
    int from = value.register();
    return value.type().isLong()
        ? from
        : emitter.toLong(
            List.of("to long", from),
            to -> (at, n) -> LongSteps.ofDoubles(at.doubles[from], at.longs[to], n));
  }

  /// A value of which 64-bit integers were computed, in the kind of register its type has.
  Value ofLongs(ValueType type, int register, int absent) {
    if (type.isLong()) {
      return new Value(type, register, absent);
    }
    int to =
        emitter.toDouble(
            List.of("to double", register),
            into -> (at, n) -> LongSteps.toDoubles(at.longs[register], at.doubles[into], n));
    return new Value(type, to, absent);
  }

  /// A value of which doubles were computed.
  Value ofDoubles(ValueType type, int register, int absent) {
    if (!type.isLong()) {
      return new Value(type, register, absent);
    }
    int to =
        emitter.toLong(
            List.of("to long", register),
            into -> (at, n) -> LongSteps.ofDoubles(at.doubles[register], at.longs[into], n));
    return new Value(type, to, absent);
  }

  /// Where a value is NaN, or never.
  int notNumbers(Value x) {
    if (x.type().isInteger()) {
      return Value.NEVER;
    }
    int from = x.register();
    return emitter.toAbsent(
        List.of("not numbers", from),
        to -> (at, n) -> AbsentSteps.notNumbers(at, at.doubles[from], to, n));
  }

  private Value negated(Value value) {
    ValueType type = value.type();
    if (!type.isInteger()) {
      int from = value.register();
      int to =
          emitter.toDouble(
              List.of("flip", from),
              into -> (at, n) -> DoubleSteps.flip(at.doubles[from], at.doubles[into], n));
      return new Value(type, to, value.absent());
    }
    ValueType result =
        type.within(Saturating.subtract(0, type.high()), Saturating.subtract(0, type.low()));
    if (type.isLong() || result.isLong()) {
      int from = longs(value);
      int to =
          emitter.toLong(
              List.of("long negate", from),
              into -> (at, n) -> LongSteps.negate(at.longs[from], at.longs[into], n));
      return ofLongs(result, to, value.absent());
    }
    int from = value.register();
    int to =
        emitter.toDouble(
            List.of("negate", from),
            into -> (at, n) -> DoubleSteps.negate(at.doubles[from], at.doubles[into], n));
    return new Value(result, to, value.absent());
  }

  private Value not(Value value) {
    int from = doubles(value);
    int to =
        emitter.toDouble(
            List.of("not", from),
            into -> (at, n) -> DoubleSteps.not(at.doubles[from], at.doubles[into], n));
    return new Value(ValueType.TRUTH, to, value.absent());
  }

  private Value binary(Operator operator, Value a, Value b) {
    int absent = emitter.either(a.absent(), b.absent());
    return switch (operator) {
      case OR, AND -> doubles(operator, ValueType.TRUTH, doubles(a), doubles(b), absent);
      case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          comparison(operator, a, b, absent);
      case DIVIDE -> {
        ValueType type = a.type().fractional().join(b.type().fractional());
        yield doubles(operator, type, doubles(a), doubles(b), orZero(absent, b));
      }
      case POWER -> {
        ValueType type = a.type().fractional().join(b.type().fractional());
        yield doubles(operator, type, doubles(a), doubles(b), absent);
      }
      case ADD, SUBTRACT, MULTIPLY -> arithmetic(operator, a, b, absent);
      case REMAINDER -> arithmetic(operator, a, b, orZero(absent, b));
    };
  }

  /// Division by zero has no result where there is a value for that.
  private int orZero(int absent, Value divisor) {
    if (!marking) {
      return absent;
    }
    int from = divisor.register();
    boolean wide = divisor.type().isLong();
    int zeros =
        emitter.toAbsent(
            List.of("zeros", wide, from),
            to ->
                wide
                    ? (at, n) -> AbsentSteps.zeros(at, at.longs[from], to, n)
                    : (at, n) -> AbsentSteps.zeros(at, at.doubles[from], to, n));
    return emitter.either(absent, zeros);
  }

  private Value doubles(Operator operator, ValueType type, int a, int b, int absent) {
    int register =
        emitter.toDouble(
            List.of(operator, a, b),
            to ->
                (at, n) ->
                    DoubleSteps.binary(operator, at.doubles[a], at.doubles[b], at.doubles[to], n));
    return new Value(type, register, absent);
  }

  private Value comparison(Operator operator, Value a, Value b, int absent) {
    boolean integers = a.type().isInteger() && b.type().isInteger();
    if (integers && (a.type().isLong() || b.type().isLong())) {
      int left = longs(a);
      int right = longs(b);
      int register =
          emitter.toDouble(
              List.of("long", operator, left, right),
              to ->
                  (at, n) ->
                      LongSteps.compare(
                          operator, at.longs[left], at.longs[right], at.doubles[to], n));
      return new Value(ValueType.TRUTH, register, absent);
    }
    int left = beside(a, b.type());
    int right = beside(b, a.type());
    return doubles(operator, ValueType.TRUTH, left, right, absent);
  }

  /// A number beside float32 values is the float32 nearest to it, so that `B1 == 0.1` can hold.
  private int beside(Value value, ValueType other) {
    boolean rounded = value.type().weak() && !other.weak() && other.base() == DType.FLOAT32;
    return rounded ? functions.rounded(doubles(value)) : doubles(value);
  }

  private Value arithmetic(Operator operator, Value a, Value b, int absent) {
    ValueType type = Bounds.of(operator, a.type(), b.type());
    if (!type.isInteger()) {
      return doubles(operator, type, doubles(a), doubles(b), absent);
    }
    if (type.isLong() || a.type().isLong() || b.type().isLong()) {
      int left = longs(a);
      int right = longs(b);
      int register =
          emitter.toLong(
              List.of("long", operator, left, right),
              to ->
                  (at, n) ->
                      LongSteps.arithmetic(
                          operator, at.longs[left], at.longs[right], at.longs[to], n));
      return ofLongs(type, register, absent);
    }
    Value plain = doubles(operator, type, a.register(), b.register(), absent);
    boolean mayBeNegativeZero = operator == Operator.MULTIPLY || operator == Operator.REMAINDER;
    return mayBeNegativeZero ? functions.held(plain, type) : plain;
  }
}
