package dev.swath.operators.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.PlainSweep;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsSinkTest {
  private static List<BandStatistics> statistics(Derived raster, long... cell) {
    try (StatisticsSink sink = new StatisticsSink(raster.schema(), Window.ofSize(cell))) {
      PlainSweep.run(raster, sink);
      return sink.result();
    }
  }

  private static Derived random(DType type, NoData noData) {
    RasterSchema schema = RasterSchema.of(type, 3, 61, 47).withNoData(Optional.of(noData));
    return TestRasters.random(schema, 6);
  }

  @Test
  void everyBandHasTheStatisticsOfItsValidPixels() {
    Derived raster = random(DType.UINT8, new NoData(DType.UINT8, 200));
    Block pixels = Reference.whole(raster);

    List<BandStatistics> result = statistics(raster, 2, 16, 16);

    assertThat(result).hasSize(3);
    for (int band = 0; band < 3; band++) {
      assertPlain(pixels, band, 200, result.get(band));
    }
  }

  private static void assertPlain(Block pixels, int band, double noData, BandStatistics found) {
    long count = 0;
    double sum = 0;
    double squares = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (long row = 0; row < 61; row++) {
      for (long col = 0; col < 47; col++) {
        double value = pixels.value(band, row, col);
        if (value != noData) {
          count++;
          sum += value;
          squares += value * value;
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
    }
    double mean = sum / count;
    assertThat(found.count()).isEqualTo(count);
    assertThat(found.excluded()).isEqualTo(61 * 47 - count);
    assertThat(found.min()).isEqualTo(min);
    assertThat(found.max()).isEqualTo(max);
    assertThat(found.mean()).isCloseTo(mean, within(1e-9));
    assertThat(found.std()).isCloseTo(Math.sqrt(squares / count - mean * mean), within(1e-6));
  }

  @Test
  void theOrderOfCellsLeavesEveryBitAsItIs() {
    Derived raster = random(DType.FLOAT32, new NoData(DType.FLOAT32, 0));
    List<BandStatistics> inOrder = statistics(raster, 1, 16, 7);

    for (int seed = 0; seed < 10; seed++) {
      StatisticsSink sink = new StatisticsSink(raster.schema(), Window.ofSize(1, 16, 7));
      PlainSweep.shuffled(raster, sink, seed);

      assertThat(sink.result()).isEqualTo(inOrder);
    }
  }

  @Test
  void smallSpreadAroundALargeMeanIsKept() {
    Derived raster =
        TestRasters.of(
            RasterSchema.of(DType.FLOAT64, 1, 100, 100),
            i -> Double.doubleToRawLongBits(1e9 + (i[2] % 2)));

    BandStatistics band = statistics(raster, 1, 16, 16).getFirst();

    assertThat(band.mean()).isEqualTo(1e9 + 0.5);
    assertThat(band.std()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void nanAndNoDataAreLeftOutAndCounted() {
    long nan = Double.doubleToRawLongBits(Double.NaN);
    Derived raster =
        TestRasters.of(
            RasterSchema.of(DType.FLOAT64, 1, 10, 10),
            i -> i[1] < 5 ? nan : Double.doubleToRawLongBits(i[2]));

    BandStatistics band = statistics(raster, 1, 3, 3).getFirst();

    assertThat(band)
        .extracting("count", "excluded", "min", "max", "sum")
        .containsExactly(50L, 50L, 0.0, 9.0, 225.0);
  }

  @Test
  void aBandWithoutValidPixelsHasNoStatistics() {
    RasterSchema schema =
        RasterSchema.of(DType.INT64, 1, 9, 9).withNoData(Optional.of(new NoData(DType.INT64, 7)));

    BandStatistics band = statistics(TestRasters.of(schema, _ -> 7), 1, 4, 4).getFirst();

    assertThat(band.count()).isZero();
    assertThat(band.excluded()).isEqualTo(81);
    assertThat(band.mean()).isNaN();
    assertThat(band.std()).isNaN();
  }

  @Test
  void axesOtherThanBandsAreMergedIn() {
    RasterSchema schema =
        new RasterSchema(
            List.of("time", "band", "y", "x"),
            Window.ofSize(3, 2, 5, 5),
            DType.INT16,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of());

    List<BandStatistics> bands =
        statistics(TestRasters.of(schema, i -> i[0] + 10 * i[1]), 1, 1, 2, 5);

    assertThat(bands).extracting(BandStatistics::mean).containsExactly(1.0, 11.0);
    assertThat(bands).extracting(BandStatistics::count).containsExactly(75L, 75L);
  }

  @Test
  void fewPartsWaitWhenCellsComeInOrder() {
    MergeTree<Long> tree = new MergeTree<>(1_000_003, Long::sum);

    int most = 0;
    for (long i = 0; i < 1_000_003; i++) {
      tree.add(i, i);
      most = Math.max(most, tree.waiting());
    }

    assertThat(tree.result()).isEqualTo(1_000_003L * 1_000_002 / 2);
    assertThat(most).isLessThanOrEqualTo(20);
  }

  @Test
  void aTreeWithMissingPartsHasNoResult() {
    MergeTree<Long> tree = new MergeTree<>(3, Long::sum);
    tree.add(0, 1L);
    tree.add(2, 1L);

    assertThatThrownBy(tree::result).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void complexPixelsAreRefused() {
    RasterSchema schema = RasterSchema.of(DType.COMPLEX64, 1, 4, 4);

    assertThatThrownBy(() -> new StatisticsSink(schema, Window.ofSize(1, 2, 2)))
        .isInstanceOf(UnsupportedDataException.class);
  }
}
