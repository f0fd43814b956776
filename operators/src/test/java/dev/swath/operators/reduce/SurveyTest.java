package dev.swath.operators.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.PixelFunction;
import dev.swath.testkit.PlainSweep;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurveyTest {
  private static final Window CELL = Window.ofSize(1, 64, 50);
  private static final double[] SHARES = {0, 0.02, 0.25, 0.5, 0.501, 0.98, 1};

  /// Answers a question; returns how many sweeps it took.
  private static int run(Survey<?> survey, Derived raster, long seed) {
    int sweeps = 0;
    for (Optional<RasterSink> sink = survey.next(); sink.isPresent(); sink = survey.next()) {
      PlainSweep.shuffled(raster, sink.get(), seed);
      sink.get().close();
      sweeps++;
    }
    assertThat(sweeps).isLessThanOrEqualTo(survey.sweeps());
    return sweeps;
  }

  private static double[] sorted(Derived raster, int band) {
    Block pixels = Reference.whole(raster);
    double none = raster.schema().noData().map(NoData::value).orElse(Double.NaN);
    double[] values = new double[(int) (raster.schema().rows() * raster.schema().cols())];
    int n = 0;
    for (long row = 0; row < raster.schema().rows(); row++) {
      for (long col = 0; col < raster.schema().cols(); col++) {
        double value = pixels.value(band, row, col);
        if (!Double.isNaN(value) && value != none) {
          values[n++] = value + 0.0;
        }
      }
    }
    double[] valid = Arrays.copyOf(values, n);
    Arrays.sort(valid);
    return valid;
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int low = (int) at;
    double a = sorted[low];
    double b = sorted[Math.min(low + 1, sorted.length - 1)];
    return a == b ? a : a + (b - a) * (at - low);
  }

  private static void assertQuantiles(Derived raster, long seed) {
    QuantileSurvey survey = new QuantileSurvey(raster.schema(), CELL, SHARES);
    run(survey, raster, seed);
    for (int band = 0; band < 2; band++) {
      double[] sorted = sorted(raster, band);
      Quantiles found = survey.result().get(band);
      assertThat(found.count()).isEqualTo(sorted.length);
      for (int i = 0; i < SHARES.length; i++) {
        double expected = quantile(sorted, SHARES[i]);
        double precision = Math.abs(expected) * 1e-12;
        assertThat(found.value(i))
            .as("%s %s", raster.schema().dtype(), SHARES[i])
            .satisfiesAnyOf(
                v -> assertThat(v).isEqualTo(expected),
                v -> assertThat(v).isCloseTo(expected, within(precision)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "COMPLEX_INT16",
        "COMPLEX_INT32",
        "COMPLEX64",
        "COMPLEX128",
        "BOOL",
        "UINT64",
        "INT64"
      })
  void quantilesOfRandomBitsAreThoseOfTheSortedValues(DType type) {
    RasterSchema schema = RasterSchema.of(type, 2, 101, 97);
    Derived random = TestRasters.random(schema, 5);
    NoData none = new NoData(type, Reference.whole(random).bits(0));

    assertQuantiles(random, 1);
    if (!none.isNaN()) {
      assertQuantiles(TestRasters.random(schema.withNoData(Optional.of(none)), 5), 2);
    }
  }

  /// Values near each other, with ties.
  private static PixelFunction near(DType type, double base, double step) {
    return i -> {
      long mixed = new SplittableRandom(i[0] * 31 + i[1] * 1009 + i[2] * 17).nextInt(2000);
      return Values.fromDouble(type, base + step * (mixed < 700 ? 0 : mixed));
    };
  }

  @Test
  void valuesThatShareTheirLeadingBitsAreToldApart() {
    for (DType type : List.of(DType.FLOAT64, DType.FLOAT32, DType.INT32, DType.UINT32)) {
      RasterSchema schema = RasterSchema.of(type, 2, 101, 97);
      double step = type == DType.FLOAT64 ? 1e-13 : type == DType.FLOAT32 ? 1e-5 : 1;
      Derived raster = TestRasters.of(schema, near(type, 100, step));

      assertQuantiles(raster, 3);
    }
  }

  @Test
  void manyMoreValuesThanAreCollectedAreNarrowedDownFirst() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT64, 1, 1500, 1500);
    Derived raster =
        TestRasters.of(
            schema,
            i ->
                Double.doubleToRawLongBits(
                    100 + new SplittableRandom(i[1] * 1500 + i[2]).nextDouble() * 1e-3));
    QuantileSurvey survey = new QuantileSurvey(schema, Window.ofSize(1, 512, 512), 0.02, 0.5, 0.98);

    int sweeps = run(survey, raster, 1);

    double[] sorted = sorted(raster, 0);
    assertThat(sweeps).isEqualTo(3);
    assertThat(survey.result().getFirst().value(1)).isEqualTo(quantile(sorted, 0.5));
    assertThat(survey.result().getFirst().value(2))
        .isCloseTo(quantile(sorted, 0.98), within(1e-13));
  }

  @Test
  void bandsWithoutValidPixelsHaveNoQuantiles() {
    RasterSchema schema =
        RasterSchema.of(DType.INT32, 2, 9, 9).withNoData(Optional.of(new NoData(DType.INT32, 7)));
    Derived raster = TestRasters.of(schema, i -> i[0] == 0 ? 7 : i[2]);
    QuantileSurvey survey = new QuantileSurvey(schema, CELL, 0.5);

    run(survey, raster, 1);

    assertThat(survey.result().get(0).value(0)).isNaN();
    assertThat(survey.result().get(0).count()).isZero();
    assertThat(survey.result().get(1).value(0)).isEqualTo(3.5);
  }

  @Test
  void fewDifferentValuesMakeAnExactDistribution() {
    for (DType type : List.of(DType.UINT8, DType.INT16, DType.FLOAT32, DType.INT64)) {
      RasterSchema schema = RasterSchema.of(type, 2, 101, 97);
      Derived raster =
          TestRasters.of(schema, i -> Values.fromDouble(type, (i[1] * i[2] + i[0]) % 50 - 10.0));
      DistributionSurvey survey = new DistributionSurvey(schema, CELL);

      assertThat(run(survey, raster, 1)).isEqualTo(1);

      for (int band = 0; band < 2; band++) {
        TreeMap<Double, Long> expected = new TreeMap<>();
        for (double value : sorted(raster, band)) {
          expected.merge(value, 1L, Long::sum);
        }
        Distribution found = survey.result().get(band);
        assertThat(found.isExact()).isTrue();
        TreeMap<Double, Long> actual = new TreeMap<>();
        for (int i = 0; i < found.size(); i++) {
          actual.put(found.value(i), found.count(i));
        }
        assertThat(actual).isEqualTo(expected);
      }
    }
  }

  @Test
  void manyDifferentValuesMakeAFineHistogram() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT64, 1, 300, 400);
    Derived raster = TestRasters.ramp(schema);
    DistributionSurvey survey = new DistributionSurvey(schema, Window.ofSize(1, 100, 400));

    assertThat(run(survey, raster, 1)).isEqualTo(2);

    Distribution found = survey.result().getFirst();
    assertThat(found.isExact()).isFalse();
    assertThat(found.size()).isEqualTo(DistributionSurvey.MOST_VALUES);
    long total = 0;
    for (int i = 0; i < found.size(); i++) {
      total += found.count(i);
      assertThat(found.value(i)).isLessThanOrEqualTo(found.top(i));
    }
    assertThat(total).isEqualTo(120_000);
    assertThat(found.top(found.size() - 1)).isEqualTo(119_999);
  }

  @Test
  void histogramsPutEachValueBetweenItsEdges() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, 50, 60);
    Derived raster =
        TestRasters.of(
            schema,
            i -> Float.floatToRawIntBits((float) ((i[1] * 60 + i[2]) % 31) / 10) & 0xffff_ffffL);
    List<Optional<ValueRange>> ranges = List.of(Optional.of(new ValueRange(0, 2.5)));

    HistogramSink sink = new HistogramSink(schema, CELL, ranges, 25);
    PlainSweep.shuffled(raster, sink, 3);

    Histogram found = sink.result().getFirst().orElseThrow();
    double[] sorted = sorted(raster, 0);
    for (int bin = 0; bin < 25; bin++) {
      double low = found.edge(bin);
      double high = found.edge(bin + 1);
      boolean last = bin == 24;
      long expected =
          Arrays.stream(sorted).filter(v -> v >= low && (v < high || last && v <= high)).count();
      assertThat(found.count(bin)).as("%d", bin).isEqualTo(expected);
    }
  }

  @Test
  void oneValueHasABinAroundIt() {
    RasterSchema schema = RasterSchema.of(DType.INT16, 1, 5, 5);
    List<Optional<ValueRange>> ranges = List.of(Optional.of(new ValueRange(7, 7)));
    HistogramSink sink = new HistogramSink(schema, CELL, ranges, 4);

    PlainSweep.run(TestRasters.of(schema, _ -> 7), sink);

    Histogram found = sink.result().getFirst().orElseThrow();
    assertThat(found.edge(0)).isEqualTo(6.5);
    assertThat(found.count(2)).isEqualTo(25);
    assertThat(found.total()).isEqualTo(25);
  }

  @Test
  void infiniteRangesCannotBeCut() {
    ValueRange infinite = new ValueRange(0, Double.POSITIVE_INFINITY);

    assertThatThrownBy(
            () ->
                new HistogramSink(
                    RasterSchema.of(DType.FLOAT32, 1, 5, 5),
                    CELL,
                    List.of(Optional.of(infinite)),
                    4))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("Infinity");
  }
}
