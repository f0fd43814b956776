package dev.swath.operators.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Expressions made at random give what the plain evaluation of one pixel after another gives.
class CalcPropertyTest {
  private static final List<DType> TYPES =
      List.of(
          DType.UINT8,
          DType.INT8,
          DType.UINT16,
          DType.INT16,
          DType.INT32,
          DType.UINT32,
          DType.FLOAT32,
          DType.FLOAT64);

  private final SplittableRandom random = new SplittableRandom(2026);

  @Test
  void everyExpressionEqualsTheOneEvaluatedPixelByPixel() {
    for (int i = 0; i < 1_500; i++) {
      DType first = TYPES.get(random.nextInt(TYPES.size()));
      DType second = TYPES.get(random.nextInt(TYPES.size()));
      boolean missing = random.nextBoolean();
      List<Raster> inputs =
          List.of(raster(first, 2, i, missing), raster(second, 1, i + 1, random.nextBoolean()));
      check(inputs, expression(random.nextInt(1, 5)));
    }
  }

  /// Small values, among them zeros and one that is no data.
  private static Derived raster(DType type, int bands, long seed, boolean missing) {
    RasterSchema schema = RasterSchema.of(type, bands, 7, 111);
    Optional<NoData> noData =
        missing ? Optional.of(new NoData(type, Values.fromDouble(type, 3))) : Optional.empty();
    boolean signed = type.kind() != DType.Kind.UNSIGNED;
    double step = type.kind() == DType.Kind.FLOAT ? 0.25 : 1;
    return TestRasters.of(
        schema.withNoData(noData),
        index -> {
          SplittableRandom values =
              new SplittableRandom(seed * 31 + index[0] * 7919 + index[1] * 113 + index[2]);
          return Values.fromDouble(type, values.nextInt(signed ? -9 : 0, 12) * step);
        });
  }

  private void check(List<Raster> inputs, String text) {
    List<RasterSchema> schemas = inputs.stream().map(Raster::schema).toList();
    Formula formula = Formula.of(schemas, text, Map.of());
    DType type = formula.type();
    Optional<NoData> noData =
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new NoData(type, missing(type)));
    List<Block> pixels = inputs.stream().map(Reference::whole).toList();
    PlainEvaluation plain = new PlainEvaluation(schemas, pixels, noData.isPresent());
    Syntax syntax = Parser.parse(text).getFirst();

    Block out = Reference.whole(Calc.of(inputs, formula, type, noData));

    for (long row = 0; row < 7; row++) {
      for (long col = 0; col < 111; col++) {
        PlainEvaluation.Pixel pixel = plain.at(syntax, row, col);
        boolean none = noData.isPresent() && (pixel.absent() || Double.isNaN(pixel.value()));
        double expected =
            none
                ? noData.get().value()
                : Values.toDouble(type, Values.fromDouble(type, pixel.value()));
        double found = out.value(0, row, col);
        if (Double.isFinite(expected) && type.kind() == DType.Kind.FLOAT) {
          assertThat(found)
              .as("%s of %s at %d %d", text, schemas, row, col)
              .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        } else {
          assertThat(Double.valueOf(found + 0.0))
              .as("%s to %s at %d %d", text, type, row, col)
              .isEqualTo(Double.valueOf(expected + 0.0));
        }
      }
    }
  }

  private static long missing(DType type) {
    return type.kind() == DType.Kind.FLOAT
        ? Values.fromDouble(type, Double.NaN)
        : Values.fromDouble(type, 77);
  }

  private String expression(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return pick("A.B1", "A.B2", "B", "2", "0", "0.5", "10");
    }
    String a = expression(depth - 1);
    String b = expression(depth - 1);
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 ->
          "("
              + a
              + pick(
                  " + ", " - ", " * ", " / ", " % ", " < ", " <= ", " == ", " != ", " > ", " >= ",
                  " and ", " or ")
              + b
              + ")";
      case 4 -> "where(" + a + ", " + b + ", " + expression(depth - 1) + ")";
      case 5 -> pick("min(", "max(", "atan2(") + a + ", " + b + ")";
      case 6 -> "clip(" + a + ", -2, " + b + ")";
      case 7 -> pick("abs(", "sqrt(", "floor(", "ceil(", "round(", "isnan(", "nodata(") + a + ")";
      case 8 -> pick("uint8(", "int8(", "int16(", "float32(", "float64(") + a + ")";
      default -> pick("-", "not ", "!").transform(sign -> "(" + sign + a + ")");
    };
  }

  private String pick(String... among) {
    return among[random.nextInt(among.length)];
  }
}
