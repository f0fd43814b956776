package dev.swath.operators.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplaceNoDataTest {
  private static final int QUIET = Float.floatToRawIntBits(Float.NaN);
  private static final int SIGNALLING = 0x7f80_0001;
  private static final int NEGATIVE_NAN = 0xffc0_1234;

  @Nested
  class NanToSentinel extends RasterContract {
    @Override
    protected Raster raster() {
      Derived source =
          TestRasters.of(
              RasterSchema.of(DType.FLOAT32, 2, 31, 23),
              i -> i[2] % 3 == 0 ? QUIET : Float.floatToRawIntBits((float) i[1]));
      return new ReplaceNoData(
          source, noData(DType.FLOAT32, Float.NaN), noData(DType.FLOAT32, -9999));
    }
  }

  private static NoData noData(DType type, double value) {
    return new NoData(type, Values.fromDouble(type, value));
  }

  private static Block replaced(DType type, NoData from, NoData to, long... bits) {
    Derived source =
        TestRasters.of(RasterSchema.of(type, 1, 1, bits.length), i -> bits[Math.toIntExact(i[2])]);
    return Reference.whole(new ReplaceNoData(source, from, to));
  }

  @Test
  void everyNanBecomesTheSentinelAndInfinityStays() {
    Block out =
        replaced(
            DType.FLOAT32,
            noData(DType.FLOAT32, Float.NaN),
            noData(DType.FLOAT32, -9999),
            QUIET,
            SIGNALLING,
            NEGATIVE_NAN & 0xffff_ffffL,
            Float.floatToRawIntBits(Float.NEGATIVE_INFINITY) & 0xffff_ffffL);

    assertThat(out.value(0, 0, 0)).isEqualTo(-9999);
    assertThat(out.value(0, 0, 1)).isEqualTo(-9999);
    assertThat(out.value(0, 0, 2)).isEqualTo(-9999);
    assertThat(out.value(0, 0, 3)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void theSentinelBecomesNanAndOtherNansKeepTheirBits() {
    Block out =
        replaced(
            DType.FLOAT32,
            noData(DType.FLOAT32, -9999),
            noData(DType.FLOAT32, Float.NaN),
            Float.floatToRawIntBits(-9999) & 0xffff_ffffL,
            SIGNALLING);

    assertThat(out.value(0, 0, 0)).isNaN();
    assertThat(out.bits(out.offset(0, 0, 1))).isEqualTo(SIGNALLING);
  }

  @Test
  void neighboursOfASixtyFourBitSentinelStay() {
    NoData from = new NoData(DType.INT64, Long.MIN_VALUE);

    Block out =
        replaced(DType.INT64, from, new NoData(DType.INT64, 0), Long.MIN_VALUE, Long.MIN_VALUE + 1);

    assertThat(out.bits(out.offset(0, 0, 0))).isZero();
    assertThat(out.bits(out.offset(0, 0, 1))).isEqualTo(Long.MIN_VALUE + 1);
  }

  @Test
  void bitArithmeticAgreesWithTheDefinitionOfNoData() {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = {0, -0.0, 1, -9999, Double.NaN, Double.POSITIVE_INFINITY};
    for (DType type : DType.values()) {
      if (type.kind() == DType.Kind.COMPLEX || type.kind() == DType.Kind.BOOL) {
        continue;
      }
      for (double value : values) {
        NoData noData = noData(type, value);
        for (int i = 0; i < 200; i++) {
          double other = values[random.nextInt(values.length)];
          long bits =
              i % 2 == 0
                  ? Values.fromDouble(type, other)
                  : random.nextLong() & Conversion.mask(type);

          assertThat(NoDataBits.of(noData).matches(bits))
              .as("%s as %s against %x", value, type, bits)
              .isEqualTo(noData.matches(bits));
        }
      }
    }
  }

  @Test
  void theSchemaDeclaresTheNewValue() {
    Derived source = TestRasters.ramp(2, 2);

    Raster replaced =
        new ReplaceNoData(source, noData(DType.FLOAT32, Float.NaN), noData(DType.FLOAT32, -1));

    assertThat(replaced.schema().noData()).contains(noData(DType.FLOAT32, -1));
  }

  @Test
  void complexPixelsAreRefused() {
    Derived source = TestRasters.random(RasterSchema.of(DType.COMPLEX64, 1, 2, 2), 1);
    NoData zero = new NoData(DType.COMPLEX64, 0);

    assertThatThrownBy(() -> new ReplaceNoData(source, zero, zero))
        .isInstanceOf(UnsupportedDataException.class);
  }
}
