package dev.swath.operators.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.Heap;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.PixelFunction;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MosaicTest {
  private static final double NO_DATA = 7;
  private static final double FILL = 99;

  private static Optional<NoData> noData(DType type) {
    return Optional.of(new NoData(type, Values.fromDouble(type, NO_DATA)));
  }

  private static RasterSchema schema(DType type, long rows, long cols) {
    return RasterSchema.of(type, 2, rows, cols).withNoData(noData(type));
  }

  /// Values from 0 to 10, a good part of them no data; some NaN in floating types.
  private static PixelFunction gappy(DType type, long seed) {
    PixelFunction random = PixelFunction.random(DType.UINT16, seed);
    return index -> {
      long value = random.bits(index) % 13;
      boolean gap = type.kind() == DType.Kind.FLOAT && value == 11;
      return Values.fromDouble(type, gap ? Double.NaN : value > 10 ? NO_DATA : value);
    };
  }

  private static List<Placed> sheets(DType type, long rows, long cols, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Placed> sheets = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      RasterSchema schema = schema(type, random.nextInt(1, 30), random.nextInt(1, 30));
      sheets.add(
          new Placed(
              TestRasters.of(schema, gappy(type, seed + i)),
              random.nextLong(-5, rows),
              random.nextLong(-5, cols)));
    }
    return sheets;
  }

  private static Mosaic mosaic(DType type, Overlap overlap, List<Placed> sheets) {
    return new Mosaic(schema(type, 41, 37), sheets, overlap, Values.fromDouble(type, FILL));
  }

  @Nested
  class OfFirsts extends RasterContract {
    @Override
    protected Raster raster() {
      return mosaic(DType.INT16, Overlap.FIRST, sheets(DType.INT16, 41, 37, 1));
    }
  }

  @Nested
  class OfLastsWithoutGaps extends RasterContract {
    @Override
    protected Raster raster() {
      List<Placed> sheets =
          sheets(DType.UINT8, 41, 37, 5).stream()
              .map(s -> new Placed(solid(s.raster()), s.row(), s.col()))
              .toList();
      return mosaic(DType.UINT8, Overlap.LAST, sheets);
    }

    private static Raster solid(Raster raster) {
      return TestRasters.random(raster.schema().withNoData(Optional.empty()), 3);
    }
  }

  @Nested
  class OfFeatheredFloats extends RasterContract {
    @Override
    protected Raster raster() {
      return mosaic(DType.FLOAT32, Overlap.FEATHER, sheets(DType.FLOAT32, 41, 37, 2));
    }
  }

  @Nested
  class OfMedians extends RasterContract {
    @Override
    protected Raster raster() {
      return mosaic(DType.FLOAT64, Overlap.MEDIAN, sheets(DType.FLOAT64, 41, 37, 3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPixelIsWhatTheRuleMakesOfTheValuesThere(Overlap overlap) {
    for (DType type :
        List.of(DType.INT16, DType.UINT8, DType.FLOAT32, DType.FLOAT64, DType.INT32)) {
      for (long seed = 0; seed < 12; seed++) {
        List<Placed> sheets = sheets(type, 41, 37, 10 * seed);
        Mosaic mosaic = mosaic(type, overlap, sheets);

        Block out = Reference.whole(mosaic);

        NaiveMosaic naive = new NaiveMosaic(sheets, NO_DATA, 1);
        assertEach(out, overlap + " " + type + " " + seed, overlap, naive);
      }
    }
  }

  private static void assertEach(Block out, String what, Overlap overlap, NaiveMosaic naive) {
    Window extent = out.window();
    for (long band = 0; band < extent.size(0); band++) {
      for (long row = 0; row < extent.size(1); row++) {
        for (long col = 0; col < extent.size(2); col++) {
          double wanted = naive.at(overlap, band, row, col);
          double value = out.value(band, row, col);
          boolean integer = out.dtype().isInteger();
          boolean gap = Double.isNaN(value) || value == NO_DATA || value == FILL;
          boolean nudged = integer && Math.rint(wanted) == NO_DATA && value == NO_DATA + 1;
          boolean close = Math.abs(value - (integer ? Math.rint(wanted) : wanted)) < 1e-6;
          boolean floatNudged = wanted == NO_DATA && close && value != NO_DATA;
          assertThat(Double.isNaN(wanted) ? gap : nudged || floatNudged || close && !gap)
              .as("%s at %d %d %d: %s, not %s", what, band, row, col, value, wanted)
              .isTrue();
        }
      }
    }
  }

  @Test
  void extremesOfAllTypesAreExact() {
    for (DType type :
        List.of(DType.UINT64, DType.INT64, DType.UINT32, DType.FLOAT16, DType.INT8, DType.BOOL)) {
      RasterSchema schema = RasterSchema.of(type, 1, 9, 9);
      Raster one = TestRasters.random(schema, 1);
      Raster two = TestRasters.random(schema, 2);
      List<Placed> sheets = List.of(new Placed(one, 0, 0), new Placed(two, 0, 0));

      Block least = Reference.whole(new Mosaic(schema, sheets, Overlap.MIN, 0));
      Block most = Reference.whole(new Mosaic(schema, sheets, Overlap.MAX, 0));

      Block a = Reference.whole(one);
      Block b = Reference.whole(two);
      for (long row = 0; row < 9; row++) {
        for (long col = 0; col < 9; col++) {
          long x = a.bits(a.offset(0, row, col));
          long y = b.bits(b.offset(0, row, col));
          boolean xFirst =
              type == DType.UINT64
                  ? Long.compareUnsigned(x, y) <= 0
                  : type == DType.INT64
                      ? x <= y
                      : Values.toDouble(type, x) <= Values.toDouble(type, y);
          assertThat(least.bits(least.offset(0, row, col))).isEqualTo(xFirst ? x : y);
          assertThat(most.bits(most.offset(0, row, col))).isEqualTo(xFirst ? y : x);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN", "MAX", "MEAN", "MEDIAN", "FEATHER"})
  void theOrderOfTheRastersDoesNotShow(Overlap overlap) {
    List<Placed> sheets = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Raster raster = TestRasters.random(RasterSchema.of(DType.FLOAT64, 2, 30, 30), i);
      sheets.add(new Placed(raster, i, 2L * i));
    }
    byte[] expected = Heap.bytes(Reference.whole(mosaic(DType.FLOAT64, overlap, sheets)));
    for (int round = 0; round < 10; round++) {
      Collections.shuffle(sheets, new Random(round));

      Block shuffled = Reference.whole(mosaic(DType.FLOAT64, overlap, sheets));

      assertThat(Heap.bytes(shuffled)).isEqualTo(expected);
    }
  }

  @Test
  void meansBesideInfinityAreInfinite() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, 1, 1);
    Raster endless =
        TestRasters.of(schema, _ -> Values.fromDouble(DType.FLOAT32, Double.POSITIVE_INFINITY));
    List<Placed> sheets =
        List.of(new Placed(TestRasters.ramp(schema), 0, 0), new Placed(endless, 0, 0));

    Block mean = Reference.whole(new Mosaic(schema, sheets, Overlap.MEAN, 0));

    assertThat(mean.value(0, 0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void pixelsWithoutDataAreNoDataWhateverTheRastersCallThem() {
    RasterSchema sevens = schema(DType.UINT8, 1, 2);
    Raster one = TestRasters.of(sevens, i -> i[2] == 0 ? 7 : 3);
    RasterSchema whole =
        RasterSchema.of(DType.UINT8, 2, 1, 3).withNoData(Optional.of(new NoData(DType.UINT8, 255)));

    Mosaic mosaic = new Mosaic(whole, List.of(new Placed(one, 0, 0)), Overlap.LAST, 99);
    Block pixels = Reference.whole(mosaic);

    assertThat(pixels.value(0, 0, 0)).isEqualTo(255);
    assertThat(pixels.value(0, 0, 1)).isEqualTo(3);
    assertThat(pixels.value(0, 0, 2)).isEqualTo(99);
  }

  @Test
  void rastersThatOthersHideAreNotAskedFor() {
    RasterSchema schema = RasterSchema.of(DType.UINT8, 1, 10, 10);
    Raster below = TestRasters.ramp(schema);
    Raster above = TestRasters.ramp(RasterSchema.of(DType.UINT8, 1, 10, 6));
    List<Placed> sheets = List.of(new Placed(above, 0, 0), new Placed(below, 0, 0));
    Window left = Window.of(new long[] {0, 2, 1}, new long[] {1, 4, 3});

    assertThat(new Mosaic(schema, sheets, Overlap.FIRST, 0).needs(left)).hasSize(1);
    assertThat(new Mosaic(schema, sheets, Overlap.LAST, 0).needs(left)).hasSize(1);
    assertThat(new Mosaic(schema, sheets, Overlap.MAX, 0).needs(left)).hasSize(2);
    assertThat(new Mosaic(schema, sheets, Overlap.FIRST, 0).needs(schema.extent())).hasSize(2);
  }

  @Test
  void chunksThatOthersHideAreNotRead() {
    RasterSchema schema = RasterSchema.of(DType.UINT8, 1, 64, 64);
    CountingUnits below = CountingUnits.of(schema, 1, 16, 16);
    CountingUnits above = CountingUnits.of(RasterSchema.of(DType.UINT8, 1, 64, 32), 1, 16, 16);
    List<Placed> sheets = List.of(new Placed(below, 0, 0), new Placed(above, 0, 0));
    Mosaic mosaic = new Mosaic(schema, sheets, Overlap.LAST, 0);
    MemorySink sink = MemorySink.of(schema, 1, 16, 16);

    new Sweep(mosaic, sink, new SweepOptions(1 << 20, 2, Optional.empty())).run(SweepListener.NONE);

    assertThat(above.computed().total()).isEqualTo(8);
    assertThat(below.computed().total()).isEqualTo(8);
    assertThat(Heap.bytes(sink.pixels())).isEqualTo(Heap.bytes(Reference.whole(mosaic)));
  }

  @Test
  void averagesOfSixtyFourBitIntegersAreRefused() {
    RasterSchema schema = RasterSchema.of(DType.INT64, 1, 3, 3);
    List<Placed> sheets = List.of(new Placed(TestRasters.ramp(schema), 0, 0));

    assertThatThrownBy(() -> new Mosaic(schema, sheets, Overlap.MEAN, 0))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("int64")
        .hasMessageContaining("float64");
  }

  @Test
  void complexPixelsAreTakenWholeOrRefused() {
    RasterSchema schema = RasterSchema.of(DType.COMPLEX64, 1, 3, 3);
    List<Placed> sheets =
        List.of(
            new Placed(TestRasters.random(schema, 1), 0, 0),
            new Placed(TestRasters.random(schema, 2), 1, 1));

    Block first = Reference.whole(new Mosaic(schema, sheets, Overlap.FIRST, 0));

    Block expected = Reference.whole(sheets.getFirst().raster());
    assertThat(Heap.bytes(first)).isEqualTo(Heap.bytes(expected));
    assertThatThrownBy(() -> new Mosaic(schema, sheets, Overlap.MAX, 0))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("complex64");
  }

  @Test
  void seamsHaveNoJumpWhereOneRasterEnds() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT64, 1, 1, 100);
    Raster low = TestRasters.of(schema, _ -> 0);
    Raster high = TestRasters.of(schema, _ -> Double.doubleToLongBits(100));
    RasterSchema whole = RasterSchema.of(DType.FLOAT64, 1, 41, 150);
    List<Placed> sheets = List.of(new Placed(tall(low), 0, 0), new Placed(tall(high), 0, 50));

    Block out = Reference.whole(new Mosaic(whole, sheets, Overlap.FEATHER, 0));

    for (long col = 1; col < 150; col++) {
      double step = out.value(0, 20, col) - out.value(0, 20, col - 1);
      assertThat(step).isBetween(0.0, 6.0);
    }
    assertThat(out.value(0, 20, 74) + out.value(0, 20, 75)).isCloseTo(100, within(1e-9));
  }

  private static Raster tall(Raster row) {
    RasterSchema schema = RasterSchema.of(DType.FLOAT64, 1, 41, row.schema().cols());
    Block pixels = Reference.whole(row);
    return TestRasters.of(schema, i -> pixels.bits(pixels.offset(0, 0, i[2])));
  }

  @ParameterizedTest
  @EnumSource
  void eachChunkIsReadOnceWhateverTheOrder(Overlap overlap) {
    for (int round = 0; round < 3; round++) {
      Random random = new Random(round);
      List<CountingUnits> units = new ArrayList<>();
      List<Placed> sheets = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        RasterSchema schema = schema(DType.INT16, 20 + random.nextInt(60), 20 + random.nextInt(60));
        long[] cell = {2, 5 + random.nextInt(30), 5 + random.nextInt(30)};
        units.add(CountingUnits.of(schema, cell).withPixels(gappy(DType.INT16, i)));
        sheets.add(new Placed(units.getLast(), random.nextInt(60), random.nextInt(60)));
      }
      RasterSchema schema = schema(DType.INT16, 140, 140);
      Mosaic mosaic = new Mosaic(schema, sheets, overlap, (long) NO_DATA);
      byte[] expected = Heap.bytes(Reference.whole(mosaic));
      units.forEach(unit -> assertThat(unit.computed().max()).isPositive());
      for (int threads : new int[] {1, 8}) {
        List<CountingUnits> fresh = units.stream().map(u -> u.withScratch(8)).toList();
        List<Placed> again = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
          again.add(new Placed(fresh.get(i), sheets.get(i).row(), sheets.get(i).col()));
        }
        Mosaic swept = new Mosaic(schema, again, overlap, (long) NO_DATA);
        MemorySink sink = MemorySink.of(schema, 1, 1 + random.nextInt(60), 1 + random.nextInt(140));
        SweepOptions options = new SweepOptions(8 << 20, threads, Optional.empty());

        SweepCounters counters = new Sweep(swept, sink, options).run(SweepListener.NONE);

        assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
        fresh.forEach(unit -> assertThat(unit.computed().max()).isEqualTo(1));
        assertThat(Heap.bytes(sink.pixels())).isEqualTo(expected);
      }
    }
  }
}
