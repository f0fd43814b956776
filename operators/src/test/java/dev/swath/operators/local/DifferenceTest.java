package dev.swath.operators.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Nested
  class OfFloatsAndShorts extends RasterContract {
    @Override
    protected Raster raster() {
      return Difference.ofStored(random(DType.FLOAT32, 1), random(DType.UINT16, 2));
    }
  }

  @Nested
  class OfLongs extends RasterContract {
    @Override
    protected Raster raster() {
      return Difference.ofValid(random(DType.INT64, 1), random(DType.UINT64, 2));
    }
  }

  @Nested
  class OfComplexPixels extends RasterContract {
    @Override
    protected Raster raster() {
      return Difference.ofStored(random(DType.COMPLEX64, 1), random(DType.COMPLEX_INT16, 2));
    }
  }

  private static Derived random(DType type, long seed) {
    return TestRasters.random(RasterSchema.of(type, 3, 29, 17), seed);
  }

  private static Derived row(DType type, Optional<NoData> noData, long... bits) {
    return TestRasters.of(
        RasterSchema.of(type, 1, 1, bits.length).withNoData(noData),
        i -> bits[Math.toIntExact(i[2])]);
  }

  private static Derived doubles(double... values) {
    return TestRasters.of(
        RasterSchema.of(DType.FLOAT64, 1, 1, values.length),
        i -> Double.doubleToRawLongBits(values[Math.toIntExact(i[2])]));
  }

  @Test
  void nanEqualsNanAndIsInfinitelyFarFromNumbers() {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;

    Block out =
        Reference.whole(
            Difference.ofStored(
                doubles(nan, nan, 2, infinity, infinity, 5),
                doubles(nan, 1, nan, infinity, -infinity, 3)));

    double[] expected = {0, infinity, infinity, 0, infinity, 2};
    for (int i = 0; i < expected.length; i++) {
      assertThat(out.value(0, 0, i)).isEqualTo(expected[i]);
    }
  }

  @Test
  void sixtyFourBitIntegersDifferByTheLastBit() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 500; i++) {
      DType typeA = i % 2 == 0 ? DType.INT64 : DType.UINT64;
      DType typeB = i % 3 == 0 ? DType.INT64 : DType.UINT64;
      long a = random.nextLong();
      long b = i % 5 == 0 ? a + 1 : random.nextLong();

      double distance =
          Reference.whole(
                  Difference.ofStored(
                      row(typeA, Optional.empty(), a), row(typeB, Optional.empty(), b)))
              .value(0, 0, 0);

      BigInteger exact = big(typeA, a).subtract(big(typeB, b)).abs();
      assertThat(distance).as("%s - %s", a, b).isEqualTo(exact.doubleValue());
    }
  }

  private static BigInteger big(DType type, long bits) {
    return type == DType.UINT64
        ? new BigInteger(Long.toUnsignedString(bits))
        : BigInteger.valueOf(bits);
  }

  @Test
  void noDataOfEitherKindIsTheSameNothing() {
    Optional<NoData> zero = Optional.of(new NoData(DType.UINT8, 0));
    NoData sentinel = new NoData(DType.FLOAT32, Values.fromDouble(DType.FLOAT32, -1));
    Derived a = row(DType.UINT8, zero, 0, 0, 4);
    Derived b =
        row(
            DType.FLOAT32,
            Optional.of(sentinel),
            sentinel.bits(),
            Float.floatToRawIntBits(0),
            Float.floatToRawIntBits(4));

    Block valid = Reference.whole(Difference.ofValid(a, b));
    Block stored = Reference.whole(Difference.ofStored(a, b));

    assertThat(valid.value(0, 0, 0)).isZero();
    assertThat(valid.value(0, 0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(valid.value(0, 0, 2)).isZero();
    assertThat(stored.value(0, 0, 0)).isEqualTo(1);
    assertThat(stored.value(0, 0, 1)).isZero();
  }

  @Test
  void rastersOfOtherShapesAreRefused() {
    assertThatThrownBy(() -> Difference.ofStored(doubles(1), doubles(1, 2)))
        .hasMessageContaining("one shape");
  }
}
