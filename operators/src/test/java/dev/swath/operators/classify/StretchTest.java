package dev.swath.operators.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static Derived source(DType type) {
    NoData none = new NoData(type, type == DType.INT16 ? 200 : 7);
    RasterSchema schema = RasterSchema.of(type, 2, 37, 53).withNoData(Optional.of(none));
    return TestRasters.random(schema, 3);
  }

  @Nested
  class OfIntegers extends RasterContract {
    @Override
    protected Raster raster() {
      return Prepare.run(Stretch.of(source(DType.INT16), 0.02, 0.98, Stretch.Range.BYTES));
    }
  }

  @Nested
  class ToFloats extends RasterContract {
    @Override
    protected Raster raster() {
      Stretch.Range unit = new Stretch.Range(DType.FLOAT32, 0, 1, Double.NaN);
      return Prepare.run(Stretch.of(source(DType.UINT8), 0.1, 0.75, unit));
    }
  }

  @Test
  void valuesBetweenTheQuantilesOfTheirBandSpreadOverTheRange() {
    Derived source = source(DType.UINT8);
    Block from = Reference.whole(source);

    Stretch stretch = Prepare.run(Stretch.of(source, 0.02, 0.98, Stretch.Range.BYTES));

    Block to = Reference.whole(stretch);
    assertThat(to.dtype()).isEqualTo(DType.UINT8);
    for (long band = 0; band < 2; band++) {
      double[] sorted = valid(from, band);
      double low = quantile(sorted, 0.02);
      double high = quantile(sorted, 0.98);
      for (long row = 0; row < 37; row++) {
        for (long col = 0; col < 53; col++) {
          double value = from.value(band, row, col);
          double at = 1 + (Math.clamp(value, low, high) - low) / (high - low) * 254;
          double expected = value == 7 ? 0 : Math.rint(at);
          assertThat(to.value(band, row, col)).isEqualTo(expected);
        }
      }
    }
  }

  private static double[] valid(Block from, long band) {
    double[] values = new double[37 * 53];
    for (int i = 0; i < values.length; i++) {
      values[i] = from.value(band, i / 53, i % 53);
    }
    return Arrays.stream(values).filter(v -> v != 7).sorted().toArray();
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int low = (int) at;
    return sorted[low] + (sorted[low + 1] - sorted[low]) * (at - low);
  }

  @Test
  void validPixelsNeverBecomeNoData() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, 20, 20);
    Derived source =
        TestRasters.of(
            schema, i -> Float.floatToRawIntBits(i[1] == 3 ? Float.NaN : i[2]) & 0xffff_ffffL);

    Block to = Reference.whole(Prepare.run(Stretch.of(source, 0.1, 0.9, Stretch.Range.BYTES)));

    assertThat(to.value(0, 3, 5)).isZero();
    assertThat(to.value(0, 2, 0)).isEqualTo(1);
    assertThat(to.value(0, 2, 19)).isEqualTo(255);
  }

  @Test
  void aBandOfOneValueBecomesTheLowerEnd() {
    Derived flat = TestRasters.of(RasterSchema.of(DType.UINT16, 1, 5, 5), _ -> 900);
    Stretch.Range range = new Stretch.Range(DType.UINT8, 0, 255, -1);

    Stretch stretch = Prepare.run(Stretch.of(flat, 0.02, 0.98, range));

    assertThat(Reference.whole(stretch).value(0, 2, 2)).isZero();
    assertThat(stretch.schema().noData()).isEmpty();
  }

  @Test
  void rangesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Stretch.Range(DType.UINT8, 0, 255, 0))
        .hasMessageContaining("no data of 0.0 lies in the range");
    assertThatThrownBy(() -> new Stretch.Range(DType.UINT8, 0, 256, -1))
        .hasMessageContaining("256.0 is not a value of uint8");
    assertThatThrownBy(() -> new Stretch.Range(DType.UINT8, 5, 5, 0))
        .hasMessageContaining("from 5.0 to 5.0");
    Derived complex = TestRasters.random(RasterSchema.of(DType.COMPLEX64, 1, 4, 4), 1);
    assertThatThrownBy(() -> Stretch.of(complex, 0, 1, Stretch.Range.BYTES))
        .isInstanceOf(UnsupportedDataException.class);
  }

  @Test
  void nothingIsComputedBeforeThePasses() {
    Stretch stretch = Stretch.of(source(DType.UINT8), 0.02, 0.98, Stretch.Range.BYTES);

    assertThatThrownBy(() -> Reference.whole(stretch))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2 % and 98 %");
    assertThat(Prepare.run(stretch).look().answer()).hasSize(2);
    assertThat(stretch.look().answer().getFirst().share(0)).isCloseTo(0.02, within(0.0));
  }
}
