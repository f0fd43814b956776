package dev.swath.operators.calc;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// Evaluates an expression at one pixel in the plainest way, with doubles.
final class PlainEvaluation {
  /// @param single whether it is a float32, and not a number of the text
  record Pixel(double value, boolean absent, boolean integer, boolean single, boolean literal) {
    boolean isTrue() {
      return value != 0;
    }
  }

  private final List<RasterSchema> schemas;
  private final List<Block> pixels;
  private final boolean marking;

  PlainEvaluation(List<RasterSchema> schemas, List<Block> pixels, boolean marking) {
    this.schemas = schemas;
    this.pixels = pixels;
    this.marking = marking;
  }

  Pixel at(Syntax syntax, long row, long col) {
    return switch (syntax) {
      case Syntax.Number n -> new Pixel(n.value(), false, n.whole().isPresent(), false, true);
      case Syntax.Band band -> band(band, row, col);
      case Syntax.Negation n -> negated(at(n.operand(), row, col));
      case Syntax.Not n -> truth(!at(n.operand(), row, col).isTrue(), at(n.operand(), row, col));
      case Syntax.Binary b -> binary(b.operator(), at(b.left(), row, col), at(b.right(), row, col));
      case Syntax.Call call ->
          call(call.function(), call.parts().stream().map(part -> at(part, row, col)).toList());
      case Syntax.CastTo cast -> cast(cast.type(), at(cast.operand(), row, col));
    };
  }

  private Pixel band(Syntax.Band band, long row, long col) {
    int input = band.input().orElse(band.name()).charAt(0) - 'A';
    int index = band.input().isPresent() ? band.name().charAt(1) - '1' : 0;
    double value = pixels.get(input).value(index, row, col);
    RasterSchema schema = schemas.get(input);
    boolean absent = schema.noData().map(NoData::value).filter(v -> v == value).isPresent();
    return new Pixel(value, absent, schema.dtype().isInteger(), false, false);
  }

  private static Pixel negated(Pixel x) {
    return new Pixel(x.integer ? 0 - x.value : -x.value, x.absent, x.integer, false, false);
  }

  private static Pixel truth(boolean value, Pixel... of) {
    boolean absent = false;
    for (Pixel pixel : of) {
      absent |= pixel.absent;
    }
    return new Pixel(value ? 1 : 0, absent, true, false, false);
  }

  private Pixel binary(Operator operator, Pixel a, Pixel b) {
    boolean both = a.integer && b.integer;
    boolean zero = marking && b.value == 0;
    return switch (operator) {
      case OR -> truth(a.isTrue() || b.isTrue(), a, b);
      case AND -> truth(a.isTrue() && b.isTrue(), a, b);
      case EQUAL -> truth(a.value == b.value, a, b);
      case UNEQUAL -> truth(a.value != b.value, a, b);
      case LESS -> truth(a.value < b.value, a, b);
      case LESS_OR_EQUAL -> truth(a.value <= b.value, a, b);
      case GREATER -> truth(a.value > b.value, a, b);
      case GREATER_OR_EQUAL -> truth(a.value >= b.value, a, b);
      case ADD -> number(a.value + b.value, both, a, b);
      case SUBTRACT -> number(a.value - b.value, both, a, b);
      case MULTIPLY -> number(a.value * b.value, both, a, b);
      case DIVIDE -> absentIf(zero, number(a.value / b.value, false, a, b));
      case REMAINDER -> absentIf(zero, number(remainder(a.value, b.value, both), both, a, b));
      case POWER -> number(Math.pow(a.value, b.value), false, a, b);
    };
  }

  private static double remainder(double a, double b, boolean integers) {
    if (integers && b == 0) {
      return 0;
    }
    double rest = a % b;
    return rest != 0 && Math.signum(rest) != Math.signum(b) ? rest + b : rest;
  }

  private static Pixel number(double value, boolean integer, Pixel a, Pixel b) {
    double whole = integer ? value + 0.0 : value;
    return new Pixel(whole, a.absent || b.absent, integer, false, false);
  }

  private static Pixel absentIf(boolean also, Pixel x) {
    return new Pixel(x.value, x.absent || also, x.integer, false, false);
  }

  private static Pixel of(double value, boolean integer, Pixel x) {
    return new Pixel(value, x.absent, integer, false, false);
  }

  private Pixel call(Function function, List<Pixel> of) {
    Pixel x = of.getFirst();
    return switch (function) {
      case WHERE -> {
        Pixel taken = x.isTrue() ? of.get(1) : of.get(2);
        boolean integer = of.get(1).integer && of.get(2).integer;
        yield new Pixel(taken.value, taken.absent || x.absent, integer, false, false);
      }
      case MIN -> least(x, of.get(1));
      case MAX -> greatest(x, of.get(1));
      case CLIP -> least(greatest(x, of.get(1)), of.get(2));
      case ABS -> of(Math.abs(x.value), x.integer, x);
      case SQRT -> of(Math.sqrt(x.value), false, x);
      case EXP -> of(Math.exp(x.value), false, x);
      case LOG -> of(Math.log(x.value), false, x);
      case LOG10 -> of(Math.log10(x.value), false, x);
      case SIN -> of(Math.sin(x.value), false, x);
      case COS -> of(Math.cos(x.value), false, x);
      case TAN -> of(Math.tan(x.value), false, x);
      case ATAN2 -> number(Math.atan2(x.value, of.get(1).value), false, x, of.get(1));
      case FLOOR -> of(Math.floor(x.value), x.integer, x);
      case CEIL -> of(Math.ceil(x.value), x.integer, x);
      case ROUND -> of(Math.rint(x.value), x.integer, x);
      case ISNAN -> truth(x.absent || Double.isNaN(x.value));
      case NODATA -> truth(x.absent);
    };
  }

  private static Pixel least(Pixel a, Pixel b) {
    return number(Math.min(a.value, b.value), a.integer && b.integer, a, b);
  }

  private static Pixel greatest(Pixel a, Pixel b) {
    return number(Math.max(a.value, b.value), a.integer && b.integer, a, b);
  }

  private Pixel cast(DType type, Pixel x) {
    boolean nan = marking && type.isInteger() && Double.isNaN(x.value);
    double value = Values.toDouble(type, Values.fromDouble(type, x.value));
    return new Pixel(value, x.absent || nan, type.isInteger(), false, false);
  }
}
