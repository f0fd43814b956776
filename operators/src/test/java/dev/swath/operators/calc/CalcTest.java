package dev.swath.operators.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CalcTest {
  @Nested
  class IndexOfShorts extends RasterContract {
    @Override
    protected Raster raster() {
      RasterSchema schema =
          RasterSchema.of(DType.UINT16, 4, 31, 23)
              .withNoData(Optional.of(new NoData(DType.UINT16, 7)));
      return Calc.of(List.of(TestRasters.ramp(schema)), "(B4-B3)/(B4+B3); B1; B2 + B4 * 2");
    }
  }

  @Nested
  class OfLongsOfTwoRasters extends RasterContract {
    @Override
    protected Raster raster() {
      return Calc.of(
          List.of(random(DType.INT64, 2, 1), random(DType.INT16, 1, 2)),
          "where(A.B1 > B, A.B2, -A.B1 % 1000)");
    }
  }

  @Nested
  class OfNoBand extends RasterContract {
    @Override
    protected Raster raster() {
      return Calc.of(List.of(random(DType.UINT8, 2, 1)), "2 * 3; 7");
    }
  }

  private static Derived random(DType type, int bands, long seed) {
    return TestRasters.random(RasterSchema.of(type, bands, 31, 23), seed);
  }

  private static Derived row(DType type, double... values) {
    return TestRasters.of(
        RasterSchema.of(type, 1, 1, values.length),
        i -> Values.fromDouble(type, values[Math.toIntExact(i[2])]));
  }

  private static Derived row(NoData noData, double... values) {
    DType type = noData.dtype();
    return TestRasters.of(
        row(type, values).schema().withNoData(Optional.of(noData)),
        i -> Values.fromDouble(type, values[Math.toIntExact(i[2])]));
  }

  private static NoData noData(DType type, double value) {
    return new NoData(type, Values.fromDouble(type, value));
  }

  private static double[] values(Raster raster) {
    Block whole = Reference.whole(raster);
    double[] values = new double[Math.toIntExact(whole.window().size(2))];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole.value(0, 0, i);
    }
    return values;
  }

  private static DType type(String expression, DType... inputs) {
    List<RasterSchema> schemas =
        java.util.Arrays.stream(inputs).map(t -> RasterSchema.of(t, 1, 2, 2)).toList();
    return Formula.of(schemas, expression, Map.of()).type();
  }

  @Test
  void anIndexOfShortsIsFloatAndDoesNotWrapBelowZero() {
    Raster out =
        Calc.of(
            List.of(row(DType.UINT16, 100, 65535, 0), row(DType.UINT16, 300, 65535, 5)),
            "(A - B) / (A + B)");

    assertThat(out.schema().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(values(out)).containsExactly(-0.5, 0, -1);
  }

  @Test
  void integersWidenWhereTheirResultWouldNotFit() {
    assertThat(type("A - 1", DType.UINT8)).isEqualTo(DType.INT16);
    assertThat(type("A + A", DType.UINT8)).isEqualTo(DType.UINT16);
    assertThat(type("A * A", DType.INT16)).isEqualTo(DType.INT32);
    assertThat(type("A * A", DType.INT32)).isEqualTo(DType.INT64);
    assertThat(type("min(A * 2, 200)", DType.UINT8)).isEqualTo(DType.UINT8);
    assertThat(type("max(A, B)", DType.UINT16, DType.INT16)).isEqualTo(DType.INT32);
    assertThat(type("-A", DType.UINT32)).isEqualTo(DType.INT64);
  }

  @Test
  void typesArePromotedAsNumbersInTheTextHaveNone() {
    assertThat(type("A * 0.5", DType.INT16)).isEqualTo(DType.FLOAT32);
    assertThat(type("A * 0.5", DType.INT32)).isEqualTo(DType.FLOAT64);
    assertThat(type("A * 2 + 1", DType.FLOAT32)).isEqualTo(DType.FLOAT32);
    assertThat(type("A + B", DType.FLOAT32, DType.INT32)).isEqualTo(DType.FLOAT64);
    assertThat(type("A / B", DType.UINT16, DType.INT16)).isEqualTo(DType.FLOAT32);
    assertThat(type("A / 2", DType.INT64)).isEqualTo(DType.FLOAT64);
    assertThat(type("sqrt(A)", DType.UINT8)).isEqualTo(DType.FLOAT32);
    assertThat(type("A > 5", DType.FLOAT64)).isEqualTo(DType.UINT8);
    assertThat(type("A > 5 and not A > 6", DType.FLOAT64)).isEqualTo(DType.UINT8);
    assertThat(type("uint8(A)", DType.FLOAT64)).isEqualTo(DType.UINT8);
    assertThat(type("A; A / 2", DType.UINT8)).isEqualTo(DType.FLOAT32);
  }

  @Test
  void operatorsBindAsInPython() {
    Raster one = row(DType.FLOAT64, 2);

    assertThat(values(Calc.of(List.of(one), "-A ** 2"))).containsExactly(-4);
    assertThat(values(Calc.of(List.of(one), "2 ** 3 ** A"))).containsExactly(512);
    assertThat(values(Calc.of(List.of(one), "10 - A - 3"))).containsExactly(5);
    assertThat(values(Calc.of(List.of(one), "1 + A * 3 % 4"))).containsExactly(3);
    assertThat(values(Calc.of(List.of(one), "not A == 3 and A < 5 || 0"))).containsExactly(1);
    assertThat(values(Calc.of(List.of(one), "!A == 0"))).containsExactly(1);
    assertThat(values(Calc.of(List.of(one), "2**-1"))).containsExactly(0.5);
  }

  @Test
  void noDataOfAUsedBandIsNoDataOfTheResult() {
    NoData none = noData(DType.INT16, -9999);
    Raster out =
        Calc.of(
            List.of(row(none, -9999, 3, 4, -9999), row(DType.UINT8, 1, 2, 0, 0)),
            "A + B; B; A / B");

    Block whole = Reference.whole(out);

    assertThat(out.schema().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(out.schema().noData().orElseThrow().isNaN()).isTrue();
    assertThat(whole.value(0, 0, 0)).isNaN();
    assertThat(whole.value(0, 0, 1)).isEqualTo(5);
    assertThat(whole.value(1, 0, 0)).isEqualTo(1);
    assertThat(whole.value(2, 0, 1)).isEqualTo(1.5);
    assertThat(whole.value(2, 0, 2)).as("4 / 0").isNaN();
  }

  @Test
  void whereLooksAtTheBranchTakenAlone() {
    NoData none = noData(DType.INT16, -9999);
    List<Raster> inputs = List.of(row(none, -9999, -9999, 3), row(noData(DType.INT16, 0), 1, 0, 0));

    Raster filled = Calc.of(inputs, "where(nodata(A), B, A)");

    assertThat(values(filled)).containsExactly(1, -9999, 3);
  }

  @Test
  void withoutANoDataValueDivisionIsThatOfIeee() {
    Raster out = Calc.of(List.of(row(DType.INT16, 1, 0, -2)), "A / 0");

    assertThat(out.schema().noData()).isEmpty();
    assertThat(values(out))
        .containsExactly(Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY);
  }

  @Test
  void inputsNoDataThatTheResultCannotHoldIsRefusedWithTheWayOut() {
    Raster source = row(noData(DType.INT16, -9999), 1, 2);

    assertThatThrownBy(() -> Calc.of(List.of(source), "A > 1"))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("-9999")
        .hasMessageContaining("uint8")
        .hasMessageContaining("--nodata");
  }

  @Test
  void aNoDataValueOfItsOwnMarksTheResult() {
    Raster source = row(noData(DType.INT16, -9999), -9999, 2, 0);
    Formula formula = Formula.of(List.of(source.schema()), "A > 1", Map.of());

    Raster out =
        Calc.of(List.of(source), formula, DType.UINT8, Optional.of(noData(DType.UINT8, 255)));

    assertThat(values(out)).containsExactly(255, 1, 0);
  }

  @Test
  void sixtyFourBitIntegersStayExactAndStopAtTheirEnds() {
    long big = (1L << 60) + 1;
    Raster source =
        TestRasters.of(
            RasterSchema.of(DType.INT64, 1, 1, 2), i -> i[2] == 0 ? big : Long.MIN_VALUE);

    assertThat(bits(Calc.of(List.of(source), "A + 1")))
        .containsExactly(big + 1, Long.MIN_VALUE + 1);
    assertThat(bits(Calc.of(List.of(source), "A * 100")))
        .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE);
    assertThat(bits(Calc.of(List.of(source), "-A"))).containsExactly(-big, Long.MAX_VALUE);
    assertThat(bits(Calc.of(List.of(source), "abs(A) - 1")))
        .containsExactly(big - 1, Long.MAX_VALUE - 1);
    assertThat(bits(Calc.of(List.of(source), "A % 10"))).containsExactly(big % 10, 2);
    assertThat(values(Calc.of(List.of(source), "A == 1152921504606846977"))).containsExactly(1, 0);
    assertThat(values(Calc.of(List.of(source), "A == 1152921504606846976"))).containsExactly(0, 0);
  }

  private static long[] bits(Raster raster) {
    Block row = Reference.whole(raster);
    assertThat(row.dtype()).isEqualTo(DType.INT64);
    return new long[] {row.bits(row.offset(0, 0, 0)), row.bits(row.offset(0, 0, 1))};
  }

  @Test
  void castsHoldValuesAtTheEndsOfTheirType() {
    Raster source = row(DType.FLOAT64, -3, 2.5, 3.5, 300, Double.NaN);

    assertThat(values(Calc.of(List.of(source), "uint8(A)"))).containsExactly(0, 2, 4, 255, 0);
    assertThat(values(Calc.of(List.of(source), "float32(A + 0.1)"))[1])
        .isEqualTo((double) (float) 2.6);
  }

  @Test
  void aNumberBesideFloatsIsTheNearestFloat() {
    Raster source = row(DType.FLOAT32, 0.1f, 0.2f);

    assertThat(values(Calc.of(List.of(source), "A == 0.1"))).containsExactly(1, 0);
  }

  @Test
  void remaindersHaveTheSignOfTheDivisor() {
    Raster source = row(DType.INT16, -7, 7, 0);

    assertThat(values(Calc.of(List.of(source), "A % 3"))).containsExactly(2, 1, 0);
    assertThat(values(Calc.of(List.of(source), "A % -3"))).containsExactly(-1, -2, 0);
    assertThat(values(Calc.of(List.of(source), "A % 0"))).containsExactly(0, 0, 0);
    assertThat(values(Calc.of(List.of(source), "A % 2.5"))).containsExactly(0.5, 2, 0);
  }

  @Test
  void onlyTheBandsThatAreUsedAreNeeded() {
    Calc out = Calc.of(List.of(random(DType.UINT8, 6, 1)), "B2 + B3; B6");

    assertThat(out.needs(out.schema().extent())).hasSize(3);
    assertThat(out.needs(out.schema().extent().with(0, 1, 1)).getFirst().window().start(0))
        .isEqualTo(5);
  }

  @Test
  void bandsHaveNamesRolesNumbersAndLetters() {
    BandInfo red = new BandInfo("B04", 1, 0, "", "red", Map.of());
    BandInfo near = new BandInfo("near infrared", 1, 0, "", "", Map.of());
    Derived source =
        TestRasters.ramp(RasterSchema.of(DType.INT32, 2, 1, 2).withBands(List.of(red, near)));

    for (String expression :
        List.of("nir - red", "B2 - B1", "A.B2 - B04", "\"near infrared\" - a.red")) {
      assertThat(values(Calc.of(List.of(source), expression))).containsExactly(2, 2);
    }
  }

  @Test
  void rastersOfDifferentSizesAreRefusedWithBoth() {
    assertThatThrownBy(
            () -> Calc.of(List.of(row(DType.UINT8, 1, 2), row(DType.UINT8, 1, 2, 3)), "A + B"))
        .hasMessageContaining("2×1")
        .hasMessageContaining("3×1");
  }
}
