package dev.swath.operators.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClassifyTest {
  private static final int ROWS = 23;
  private static final int COLS = 31;

  private static Derived of(DType type, double... values) {
    RasterSchema schema =
        RasterSchema.of(type, 1, 1, values.length)
            .withNoData(Optional.of(new NoData(type, Values.fromDouble(type, -99))));
    return TestRasters.of(schema, i -> Values.fromDouble(type, values[(int) i[2]]));
  }

  private static Derived random(DType type, int spread) {
    RasterSchema schema =
        RasterSchema.of(type, 2, ROWS, COLS)
            .withNoData(Optional.of(new NoData(type, Values.fromDouble(type, 3))));
    return TestRasters.of(
        schema,
        i -> {
          SplittableRandom random = new SplittableRandom(i[0] * 7919 + i[1] * 131 + i[2]);
          return Values.fromDouble(
              type, Math.rint(random.nextInt(spread) * random.nextDouble(1) * 1.5) / 1.5);
        });
  }

  private static List<Scheme> schemes() {
    return List.of(
        new Scheme.EqualInterval(5),
        new Scheme.Quantile(4),
        new Scheme.NaturalBreaks(4),
        new Scheme.MaximumBreaks(4),
        new Scheme.StdMean(),
        new Scheme.HeadTail(),
        new Scheme.BoxPlot(1.5),
        new Scheme.Percentiles(List.of(1.0, 10.0, 50.0, 90.0, 99.0)));
  }

  @Nested
  class ByQuantiles extends RasterContract {
    @Override
    protected Raster raster() {
      return Prepare.run(Classify.of(random(DType.FLOAT32, 90), new Scheme.Quantile(5)));
    }
  }

  @Nested
  class ByNaturalBreaks extends RasterContract {
    @Override
    protected Raster raster() {
      return Prepare.run(Classify.of(random(DType.UINT8, 90), new Scheme.NaturalBreaks(5)));
    }
  }

  private static double[] sorted(Block pixels, int band) {
    double[] values = new double[ROWS * COLS];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels.value(band, i / COLS, i % COLS);
    }
    return Arrays.stream(values).filter(value -> value != 3).sorted().toArray();
  }

  @Test
  void aPixelHasTheFirstClassWhoseBreakIsNotBelowIt() {
    for (DType type : List.of(DType.UINT8, DType.FLOAT64)) {
      Derived source = random(type, 80);
      Block from = Reference.whole(source);
      for (Scheme scheme : schemes()) {
        Classify classes = Prepare.run(Classify.of(source, scheme));
        Block to = Reference.whole(classes);
        for (int band = 0; band < 2; band++) {
          double[] breaks = NaiveBreaks.of(scheme, sorted(from, band));
          for (long row = 0; row < ROWS; row++) {
            for (long col = 0; col < COLS; col++) {
              double value = from.value(band, row, col);
              int expected = value == 3 ? 0 : NaiveBreaks.classOf(value, breaks);
              assertThat(to.value(band, row, col))
                  .as("%s %s of %s by %s", type, scheme, value, Arrays.toString(breaks))
                  .isEqualTo(expected);
            }
          }
        }
      }
    }
  }

  @Test
  void naturalBreaksOfManyValuesAreTheBestOfAFineHistogram() {
    SplittableRandom random = new SplittableRandom(8);
    double[] values = new double[90_000];
    Arrays.setAll(values, i -> i % 3 * 100 + random.nextDouble(20));
    RasterSchema schema = RasterSchema.of(DType.FLOAT64, 1, 300, 300);
    Derived source =
        TestRasters.of(schema, i -> Double.doubleToRawLongBits(values[(int) (i[1] * 300 + i[2])]));

    Classify classes = Prepare.run(Classify.of(source, new Scheme.NaturalBreaks(3)));

    Breaks breaks = classes.breaks().getFirst();
    assertThat(breaks.classes()).isEqualTo(3);
    assertThat(breaks.top(1)).isCloseTo(20, within(0.01));
    assertThat(breaks.top(2)).isCloseTo(120, within(0.01));
  }

  @Test
  void heavyTiesMakeEmptyClasses() {
    Derived source = of(DType.INT16, 0, 0, 0, 0, 0, 0, 0, 5);

    Block to = Reference.whole(Prepare.run(Classify.of(source, new Scheme.Quantile(4))));

    assertThat(to.value(0, 0, 0)).isEqualTo(1);
    assertThat(to.value(0, 0, 7)).isEqualTo(4);
  }

  @Test
  void fewerDifferentValuesThanClassesAreAClassEach() {
    Derived source = of(DType.INT16, 4, 4, 9, -99, 9, 1);

    Block to = Reference.whole(Prepare.run(Classify.of(source, new Scheme.NaturalBreaks(7))));

    List<Double> classes = new ArrayList<>();
    for (int col = 0; col < 6; col++) {
      classes.add(to.value(0, 0, col));
    }
    assertThat(classes).containsExactly(2.0, 2.0, 3.0, 0.0, 3.0, 1.0);
  }

  @Test
  void aBandWithoutDataHasNoClasses() {
    for (Scheme scheme : schemes()) {
      Block to = Reference.whole(Prepare.run(Classify.of(of(DType.INT16, -99, -99), scheme)));

      assertThat(to.value(0, 0, 0)).as("%s", scheme).isZero();
    }
  }

  @Test
  void impossibleNumbersOfClassesAreRefused() {
    assertThatThrownBy(() -> new Scheme.Quantile(1)).hasMessageContaining("2 to 254");
    assertThatThrownBy(() -> new Scheme.NaturalBreaks(255)).hasMessageContaining("255");
    assertThatThrownBy(() -> new Scheme.Percentiles(List.of(50.0, 10.0)))
        .hasMessageContaining("ascend");
    assertThatThrownBy(() -> new Scheme.BoxPlot(0)).hasMessageContaining("hinge");
  }
}
