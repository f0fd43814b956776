package dev.swath.operators.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.operators.local.Cast.Range;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Heap;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CastTest {
  private static final List<DType> REAL =
      Arrays.stream(DType.values()).filter(type -> type.kind() != DType.Kind.COMPLEX).toList();

  @Nested
  class FloatsToBytes extends RasterContract {
    @Override
    protected Raster raster() {
      return Cast.to(random(DType.FLOAT32), DType.UINT8, Range.SATURATE);
    }
  }

  @Nested
  class LongsToShorts extends RasterContract {
    @Override
    protected Raster raster() {
      return Cast.to(random(DType.INT64), DType.INT16, Range.SATURATE);
    }
  }

  @Nested
  class ShortsToDoublesWithNoData extends RasterContract {
    @Override
    protected Raster raster() {
      RasterSchema schema =
          RasterSchema.of(DType.INT16, 2, 31, 23)
              .withNoData(Optional.of(new NoData(DType.INT16, 7)));
      return Cast.to(
          TestRasters.ramp(schema),
          new NoData(DType.FLOAT64, Double.doubleToRawLongBits(Double.NaN)),
          Range.REFUSE);
    }
  }

  private static Derived random(DType type) {
    return TestRasters.random(RasterSchema.of(type, 2, 31, 23), 9);
  }

  private static Derived row(DType type, long... bits) {
    return TestRasters.of(
        RasterSchema.of(type, 1, 1, bits.length), index -> bits[Math.toIntExact(index[2])]);
  }

  private static Derived row(NoData noData, long... bits) {
    return TestRasters.of(
        row(noData.dtype(), bits).schema().withNoData(Optional.of(noData)),
        index -> bits[Math.toIntExact(index[2])]);
  }

  private static NoData noData(DType type, double value) {
    return new NoData(type, Values.fromDouble(type, value));
  }

  @Test
  void everyRealTypeBecomesEveryOtherAsTheNearestValue() {
    for (DType from : REAL) {
      for (DType to : REAL) {
        Block in = Reference.whole(random(from));
        Block out = Reference.whole(Cast.to(random(from), to, Range.SATURATE));

        for (long col = 0; col < 23; col++) {
          double value = in.value(1, 5, col);
          double expected = Values.toDouble(to, Values.fromDouble(to, value));
          assertThat(out.value(1, 5, col)).as("%s %s to %s", value, from, to).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void sixtyFourBitIntegersStayExact() {
    long big = Long.MAX_VALUE - 1;

    Block unsigned =
        Reference.whole(Cast.to(row(DType.INT64, big, -5, 9), DType.UINT64, Range.SATURATE));
    Block signed =
        Reference.whole(Cast.to(row(DType.UINT64, big, -5, 9), DType.INT64, Range.SATURATE));

    assertThat(bits(unsigned)).containsExactly(big, 0, 9);
    assertThat(bits(signed)).containsExactly(big, Long.MAX_VALUE, 9);
  }

  private static long[] bits(Block row) {
    long[] bits = new long[Math.toIntExact(row.window().size(2))];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = row.bits(row.offset(0, 0, i));
    }
    return bits;
  }

  @Test
  void aValueThatDoesNotFitIsRefusedWithItsPlace() {
    Cast cast = Cast.to(row(DType.INT16, 3, 255, 300, 301), DType.UINT8, Range.REFUSE);

    assertThatThrownBy(() -> Reference.whole(cast))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("300 at [0, 0, 2]")
        .hasMessageContaining("uint8");
  }

  @Test
  void floatsThatLeaveTheRangeOrAreNaNAreRefusedButRoundingIsNot() {
    for (double bad : new double[] {-0.6, 255.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      Cast cast = Cast.to(row(DType.FLOAT64, raw(1.5), raw(bad)), DType.UINT8, Range.REFUSE);

      assertThatThrownBy(() -> Reference.whole(cast)).hasMessageContaining("[0, 0, 1]");
    }
    Cast fits = Cast.to(row(DType.FLOAT64, raw(2.5), raw(-0.5)), DType.UINT8, Range.REFUSE);
    assertThat(bits(Reference.whole(fits))).containsExactly(2, 0);
  }

  private static long raw(double value) {
    return Double.doubleToRawLongBits(value);
  }

  @Test
  void twoToTheSixtyThirdIsRefusedAsALong() {
    Cast fits = Cast.to(row(DType.FLOAT64, raw(0x1p63)), DType.UINT64, Range.REFUSE);
    Cast not = Cast.to(row(DType.FLOAT64, raw(0x1p63)), DType.INT64, Range.REFUSE);

    assertThat(bits(Reference.whole(fits))).containsExactly(Long.MIN_VALUE);
    assertThatThrownBy(() -> Reference.whole(not)).isInstanceOf(UnsupportedDataException.class);
  }

  @Test
  void noDataBecomesTheTargetsNoData() {
    Derived source = row(noData(DType.INT16, -9999), 0xd8f1L, 5, 6);

    Block bytes = Reference.whole(Cast.to(source, noData(DType.UINT8, 255), Range.REFUSE));
    Block floats = Reference.whole(Cast.to(source, noData(DType.FLOAT32, Float.NaN), Range.REFUSE));

    assertThat(bits(bytes)).containsExactly(255, 5, 6);
    assertThat(floats.value(0, 0, 0)).isNaN();
    assertThat(floats.value(0, 0, 1)).isEqualTo(5);
  }

  @Test
  void nanBecomesTheNoDataOfAnInteger() {
    Derived source = row(DType.FLOAT64, raw(Double.NaN), raw(7));

    Block out = Reference.whole(Cast.to(source, noData(DType.INT64, Long.MIN_VALUE), Range.REFUSE));

    assertThat(bits(out)).containsExactly(Long.MIN_VALUE, 7);
  }

  @Test
  void aNoDataValueThatTheTypeLacksIsRefusedWithTheWayOut() {
    Derived source = row(noData(DType.FLOAT32, -9999), 0);

    assertThatThrownBy(() -> Cast.to(source, DType.UINT16, Range.SATURATE))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("-9999.0 is not a uint16")
        .hasMessageContaining("name a no-data value");
  }

  @Test
  void aNoDataValueThatTheTypeHasIsKept() {
    assertThat(kept(noData(DType.FLOAT32, Float.NaN), DType.FLOAT64).isNaN()).isTrue();
    assertThat(kept(noData(DType.FLOAT64, -9999), DType.INT16).bits()).isEqualTo(0xd8f1L);
    assertThat(kept(new NoData(DType.UINT64, Long.MAX_VALUE), DType.INT64).bits())
        .isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> kept(new NoData(DType.UINT64, -1), DType.INT64))
        .hasMessageContaining("18446744073709551615");
  }

  private static NoData kept(NoData value, DType type) {
    return Cast.to(row(value, 0), type, Range.SATURATE).schema().noData().orElseThrow();
  }

  @Test
  void aValidValueThatWouldBecomeNoDataIsRefused() {
    Derived source = row(noData(DType.INT16, -9999), 255);

    Cast cast = Cast.to(source, noData(DType.UINT8, 255), Range.REFUSE);

    assertThatThrownBy(() -> Reference.whole(cast)).hasMessageContaining("with no data 255");
  }

  @Test
  void complexPixelsKeepTheirTypeOnly() {
    Derived source = random(DType.COMPLEX64);

    Cast same = Cast.to(source, DType.COMPLEX64, Range.REFUSE);

    assertThat(Heap.bytes(Reference.whole(same))).isEqualTo(Heap.bytes(Reference.whole(source)));
    assertThatThrownBy(() -> Cast.to(source, DType.FLOAT32, Range.SATURATE))
        .isInstanceOf(UnsupportedDataException.class);
  }
}
