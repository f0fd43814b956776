package dev.swath.operators.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
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

class LocalOperatorsTest {
  private static final RasterSchema BYTES =
      RasterSchema.of(DType.UINT8, 3, 31, 23)
          .withNoData(Optional.of(new NoData(DType.UINT8, 7)))
          .withBands(List.of(scaled(0.1, 2), scaled(2, 0), scaled(1, -5)));

  private static BandInfo scaled(double scale, double offset) {
    return new BandInfo("", scale, offset, "m", "", Map.of());
  }

  private static Derived row(RasterSchema schema, double... values) {
    return TestRasters.of(
        schema,
        i -> Values.fromDouble(schema.dtype(), values[Math.toIntExact(i[schema.rank() - 1])]));
  }

  private static RasterSchema one(DType type, int cols) {
    return RasterSchema.of(type, 1, 1, cols);
  }

  private static double[] values(Raster raster) {
    Block whole = Reference.whole(raster);
    double[] values = new double[Math.toIntExact(whole.window().size(2))];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole.value(0, 0, i);
    }
    return values;
  }

  @Nested
  class UnscaledBands extends RasterContract {
    @Override
    protected Raster raster() {
      return Unscale.of(TestRasters.random(BYTES, 3));
    }
  }

  @Nested
  class StackedBands extends RasterContract {
    @Override
    protected Raster raster() {
      return new Stack(
          List.of(
              TestRasters.random(BYTES, 3), TestRasters.random(BYTES, 4), TestRasters.ramp(BYTES)));
    }
  }

  @Nested
  class MaskedBands extends RasterContract {
    @Override
    protected Raster raster() {
      Derived mask =
          TestRasters.of(RasterSchema.of(DType.FLOAT32, 1, 31, 23), i -> (i[1] + i[2]) % 3);
      return new Mask(TestRasters.random(BYTES, 3), mask, Mask.Keep.WHERE_SET);
    }
  }

  @Nested
  class ClassesOfBands extends RasterContract {
    @Override
    protected Raster raster() {
      return Reclassify.of(
          TestRasters.random(BYTES, 3),
          ClassRule.parse("0:50=-1, 50:100=2, 120=9, else=keep"),
          DType.INT16,
          Optional.of(new NoData(DType.INT16, 77)));
    }
  }

  @Nested
  class MappedBands extends RasterContract {
    @Override
    protected Raster raster() {
      return MapValues.of(TestRasters.random(BYTES, 3), Math::sqrt);
    }
  }

  @Test
  void functionsSeeNoNoDataAndTheirNaNIsNoData() {
    Derived source = row(one(DType.INT16, 4).withNoData(nine()), 9, -4, 16, 2);

    Raster roots =
        MapValues.of(source, value -> value == 9 ? 1e6 : Math.sqrt(value), DType.INT16, nine());

    assertThat(values(roots)).containsExactly(9, 9, 4, 1);
    assertThat(values(MapValues.of(source, Math::sqrt)))
        .containsExactly(Double.NaN, Double.NaN, 4, (float) Math.sqrt(2));
  }

  private static Optional<NoData> nine() {
    return Optional.of(new NoData(DType.INT16, 9));
  }

  @Test
  void unscaledValuesFollowTheirBandAndNoDataBecomesNaN() {
    Raster out = Unscale.of(TestRasters.ramp(BYTES));

    Block whole = Reference.whole(out);

    assertThat(out.schema().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(out.schema().bands().getFirst()).isEqualTo(scaled(1, 0));
    assertThat(whole.value(0, 0, 10)).isEqualTo((double) (float) (10 * 0.1 + 2));
    assertThat(whole.value(0, 0, 7)).isNaN();
    assertThat(whole.value(1, 0, 0)).isEqualTo(2 * (31 * 23 % 256));
  }

  @Test
  void rangesHoldTheirStartAndTheFirstRuleCounts() {
    Derived source =
        row(one(DType.FLOAT64, 8), -5, 0, 9.5, 10, 25, 30, Double.NaN, Double.POSITIVE_INFINITY);
    ClassRule.Table table = ClassRule.parse(":0=5, 0:10=1, 25=3, 10:26=2, 29:=4, else=0");

    Raster out = Reclassify.of(source, table, DType.UINT8, Optional.empty());

    assertThat(values(out)).containsExactly(5, 1, 1, 2, 3, 4, 0, 4);
    assertThat(Reclassify.type(table, DType.FLOAT64)).isEqualTo(DType.UINT8);
  }

  @Test
  void classesThatTheTypeDoesNotHaveAreRefused() {
    Derived source = row(one(DType.UINT8, 1), 1);

    assertThatThrownBy(
            () ->
                Reclassify.of(
                    source, ClassRule.parse("1=300,else=0"), DType.UINT8, Optional.empty()))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("300");
    assertThatThrownBy(
            () -> Reclassify.of(source, ClassRule.parse("1=3"), DType.UINT8, Optional.empty()))
        .hasMessageContaining("no data");
    assertThatThrownBy(() -> ClassRule.parse("1=a")).hasMessageContaining("'a' is no number");
    assertThatThrownBy(() -> ClassRule.parse("1")).hasMessageContaining("write rules such as");
    assertThatThrownBy(() -> ClassRule.parse("5:4=1")).hasMessageContaining("5.0:4.0");
  }

  @Test
  void aMaskKeepsWhereItIsSetOrWhereItIsNot() {
    RasterSchema schema = one(DType.INT16, 4).withNoData(Optional.of(new NoData(DType.INT16, 9)));
    Derived source = row(schema, 1, 2, 3, 9);
    Derived mask =
        row(
            one(DType.UINT8, 4).withNoData(Optional.of(new NoData(DType.UINT8, 255))),
            1,
            0,
            255,
            1);

    assertThat(values(new Mask(source, mask, Mask.Keep.WHERE_SET))).containsExactly(1, 9, 9, 9);
    assertThat(values(new Mask(source, mask, Mask.Keep.WHERE_NOT_SET))).containsExactly(9, 2, 3, 9);
  }

  @Test
  void rastersElsewhereAreNotStacked() {
    RasterSchema here = at(500);
    RasterSchema there = at(510);

    assertThatThrownBy(() -> new Stack(List.of(TestRasters.ramp(here), TestRasters.ramp(there))))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("500.0")
        .hasMessageContaining("510.0");
    assertThat(SameGrid.difference(here, at(500.000001))).isEmpty();
  }

  private static RasterSchema at(double x) {
    GridGeometry place =
        new GridGeometry(
            new Affine(10, 0, x, 0, -10, 900), Optional.empty(), GridGeometry.Registration.AREA);
    return one(DType.UINT8, 4).withGeometry(Optional.of(place));
  }
}
