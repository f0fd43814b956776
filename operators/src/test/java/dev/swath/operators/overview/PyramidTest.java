package dev.swath.operators.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.BudgetException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.sweep.Output;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.sweep.SweepPlan;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.Heap;
import dev.swath.testkit.KeptUnits;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.PixelFunction;
import dev.swath.testkit.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(240)
class PyramidTest {
  private static final long MIB = 1 << 20;

  private static SweepOptions options(long memory, int threads) {
    return new SweepOptions(memory, threads, Optional.empty());
  }

  private static List<RasterSink> sinks(Pyramid pyramid, RasterSchema schema, long... cell) {
    List<RasterSink> sinks = new ArrayList<>();
    pyramid.schemas(schema).forEach(level -> sinks.add(MemorySink.of(level, cell).ordered(true)));
    return sinks;
  }

  private static long minimum(List<Output> outputs, int threads) {
    try {
      return new Sweep(outputs, options(1, threads)).plan().minimumBytes();
    } catch (BudgetException e) {
      return Long.parseLong(e.getMessage().replaceAll("(?s).*at least (\\d+) bytes.*", "$1"));
    }
  }

  /// Values that often meet, some of them no data.
  private static RasterSchema schema(Random random) {
    DType[] types = {
      DType.UINT8, DType.INT16, DType.UINT16, DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.INT32
    };
    DType type = types[random.nextInt(types.length)];
    boolean colours = random.nextInt(3) == 0;
    RasterSchema schema =
        RasterSchema.of(
            type,
            colours ? 2 : 1 + random.nextInt(2),
            1 + random.nextInt(90),
            1 + random.nextInt(90));
    Optional<NoData> missing =
        random.nextBoolean()
            ? Optional.of(new NoData(type, Values.fromDouble(type, random.nextInt(4))))
            : Optional.empty();
    BandInfo alpha = new BandInfo("", 1, 0, "", "alpha", Map.of());
    return schema
        .withNoData(missing)
        .withBands(colours ? List.of(BandInfo.PLAIN, alpha) : List.of());
  }

  private static PixelFunction pixels(DType type, long seed, int values) {
    PixelFunction any = PixelFunction.random(DType.UINT16, seed);
    return index -> Values.fromDouble(type, any.bits(index) % values);
  }

  @ParameterizedTest
  @EnumSource
  void levelsEqualTheDefinitionForAnySizeCellsAndBudget(Resampling resampling) {
    for (int round = 0; round < 12; round++) {
      Random random = new Random(31 * round + resampling.ordinal());
      RasterSchema schema = schema(random);
      List<Integer> factors = List.of(List.of(2), List.of(2, 4, 8), List.of(3, 6)).get(round % 3);
      Pyramid pyramid = new Pyramid(factors, resampling);
      int bands = random.nextBoolean() ? 1 : Math.toIntExact(schema.extent().size(0));
      long[] cell = {bands, 1 + random.nextInt(40), 1 + random.nextInt(40)};
      long[] chunk = {1, 1 + random.nextInt(50), 1 + random.nextInt(50)};
      PixelFunction pixels = pixels(schema.dtype(), round, random.nextBoolean() ? 6 : 240);
      CountingUnits source = CountingUnits.of(schema, chunk).withPixels(pixels);
      long least = minimum(pyramid.outputs(source, sinks(pyramid, schema, cell)), 2);
      List<Block> first = new ArrayList<>();
      for (long budget : new long[] {least, 64 * MIB}) {
        CountingUnits counted = source.withPixels(pixels);
        List<RasterSink> sinks = sinks(pyramid, schema, cell);
        Sweep sweep = new Sweep(pyramid.outputs(counted, sinks), options(budget, 2));

        SweepCounters counters = sweep.run(SweepListener.NONE);

        assertThat(counted.computed().max()).isEqualTo(1);
        assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
        assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
        assertThat(counters.writeUnitWrites()).isEqualTo(counters.writeUnitsTotal());
        assertThat(counters.maxWritesPerWriteUnit()).isEqualTo(1);
        assertThat(counters.openLeases()).isZero();
        assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(counters.plannedPeakBytes());
        List<Block> levels = sinks.stream().map(sink -> ((MemorySink) sink).pixels()).toList();
        assertSame(levels.getFirst(), Reference.whole(source.expected()));
        for (int level = 1; level < levels.size(); level++) {
          assertLevel(levels.get(level - 1), levels.get(level), resampling, schema);
        }
        for (int level = 0; level < first.size(); level++) {
          assertSame(levels.get(level), first.get(level));
        }
        first.addAll(first.isEmpty() ? levels : List.of());
      }
    }
  }

  private static void assertSame(Block actual, Block expected) {
    assertThat(actual.segment().mismatch(expected.segment())).isEqualTo(-1);
  }

  private static void assertLevel(
      Block below, Block level, Resampling resampling, RasterSchema schema) {
    int alpha = schema.bands().isEmpty() || resampling == Resampling.NEAREST ? -1 : 1;
    NaiveOverview naive = new NaiveOverview(below, resampling, schema.noData(), alpha);
    Window all = level.window();
    for (long b = 0; b < all.size(0); b++) {
      for (long y = 0; y < all.size(1); y++) {
        for (long x = 0; x < all.size(2); x++) {
          double exact = naive.value(b, y, x, all.size(1), all.size(2));
          double stored = level.value(b, y, x);

          assertThat(NaiveOverview.accepts(schema.dtype(), schema.noData(), exact, stored))
              .as("%s of %s at %d %d %d: %s for %s", resampling, schema, b, y, x, stored, exact)
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "16384, 1024, 512, AVERAGE",
    "16384, 1024, 512, CUBIC",
    "16383, 512, 256, BILINEAR",
    "40000, 512, 512, CUBIC",
    "200001, 512, 512, AVERAGE"
  })
  void aRowOfWriteUnitsOfEachLevelWaitsAndNoMore(
      long cols, long chunk, long tile, Resampling resampling) {
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, 12_000, cols);
    CountingUnits source = CountingUnits.of(schema, 1, chunk, chunk);
    Pyramid pyramid = new Pyramid(Pyramid.halvings(schema, tile), resampling);
    List<Output> outputs = pyramid.outputs(source, sinks(pyramid, schema, 1, tile, tile));

    SweepPlan plan = new Sweep(outputs, options(64 * MIB, 4)).plan();

    assertThat(plan.held()).isEqualTo(SweepPlan.Held.MEMORY);
    assertThat(plan.plannedPeakBytes()).isLessThanOrEqualTo(64 * MIB);
    assertThat(plan.outputs()).hasSize(pyramid.factors().size() + 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"AVERAGE", "MODE", "MIN", "CUBIC"})
  void pixelsThatAMaskCallsInvalidCountForNothing(Resampling resampling) {
    RasterSchema schema = RasterSchema.of(DType.UINT8, 2, 75, 61);
    CountingUnits source = CountingUnits.of(schema, 1, 20, 61);
    RasterSchema flat = RasterSchema.of(DType.UINT8, 1, 75, 61);
    PixelFunction valid = i -> (i[1] * 7 + i[2] * 3) % 5 < 2 ? 0 : 255;
    CountingUnits mask = CountingUnits.of(flat, 1, 16, 16).withPixels(valid);
    Pyramid pyramid = new Pyramid(List.of(2, 4), resampling);
    List<RasterSink> sinks = sinks(pyramid, schema, 2, 16, 32);
    List<RasterSink> masks = sinks(pyramid, flat, 1, 16, 32);

    SweepCounters counters =
        new Sweep(pyramid.outputs(source, sinks, Optional.of(mask), masks), options(MIB, 2))
            .run(SweepListener.NONE);

    assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
    for (int level = 1; level < 3; level++) {
      Block below = joined(sinks.get(level - 1), masks.get(level - 1));
      Block made = joined(sinks.get(level), masks.get(level));
      NaiveOverview naive = new NaiveOverview(below, resampling, Optional.empty(), 2);
      NaiveOverview any = new NaiveOverview(below, Resampling.MAX, Optional.empty(), 2);
      Window all = made.window();
      for (long y = 0; y < all.size(1); y++) {
        for (long x = 0; x < all.size(2); x++) {
          for (long b = 0; b < 2; b++) {
            double exact = naive.value(b, y, x, all.size(1), all.size(2));
            double stored = made.value(b, y, x);
            assertThat(NaiveOverview.accepts(DType.UINT8, Optional.empty(), exact, stored))
                .as("%s for %s", stored, exact)
                .isTrue();
          }
          assertThat(made.value(2, y, x)).isEqualTo(any.value(2, y, x, all.size(1), all.size(2)));
        }
      }
    }
  }

  /// Two bands of pixels and their mask.
  private static Block joined(RasterSink pixels, RasterSink mask) {
    Block two = ((MemorySink) pixels).pixels();
    Window window = two.window().with(0, 0, 3);
    Block three = Heap.planar(DType.UINT8, window);
    three.paste(two);
    Block valid = ((MemorySink) mask).pixels();
    three.paste(valid.moveTo(valid.window().with(0, 2, 1)));
    return three;
  }

  @ParameterizedTest
  @EnumSource(names = {"AVERAGE", "CUBIC"})
  void aResumedRunComputesNothingForWhatIsThere(Resampling resampling) {
    RasterSchema schema = RasterSchema.of(DType.UINT16, 1, 512, 128);
    Pyramid pyramid = new Pyramid(List.of(2, 4), resampling);
    List<RasterSink> sinks = sinks(pyramid, schema, 1, 32, 32);
    new Sweep(pyramid.outputs(CountingUnits.of(schema, 1, 16, 32), sinks), options(MIB, 2))
        .run(SweepListener.NONE);
    CountingUnits source = CountingUnits.of(schema, 1, 16, 32);
    List<RasterSink> rest = new ArrayList<>();
    int[] rows = {12, 6, 3};
    for (RasterSink sink : sinks(pyramid, schema, 1, 32, 32)) {
      int there = rows[rest.size()];
      rest.add(new KeptUnits((MemorySink) sink, cell -> cell.at(1) < there));
    }

    SweepCounters counters =
        new Sweep(pyramid.outputs(source, rest), options(MIB, 2)).run(SweepListener.NONE);

    assertThat(counters.writeUnitsKept()).isEqualTo(12 * 4 + 6 * 2 + 3);
    assertThat(counters.writeUnitsKept() + counters.writeUnitWrites())
        .isEqualTo(counters.writeUnitsTotal());
    assertThat(source.computed().max()).isEqualTo(1);
    assertThat(source.computed().total()).isLessThanOrEqualTo(16 * 4);
    for (int level = 0; level < 3; level++) {
      Block whole = ((MemorySink) sinks.get(level)).pixels();
      KeptUnits kept = (KeptUnits) rest.get(level);
      assertSame(kept.sink().pixels(), kept.pixels(whole));
    }
  }

  @Test
  void levelsCoverTheGroundOfTheFullSize() {
    GridGeometry place =
        new GridGeometry(
            new Affine(10, 0, 500, 0, -10, 900), Optional.empty(), GridGeometry.Registration.AREA);
    RasterSchema schema =
        RasterSchema.of(DType.UINT8, 1, 1301, 700).withGeometry(Optional.of(place));

    List<RasterSchema> levels = new Pyramid(List.of(2, 4), Resampling.AVERAGE).schemas(schema);

    assertThat(levels.get(2).extent()).isEqualTo(Window.ofSize(1, 326, 175));
    Affine transform = levels.get(2).geometry().orElseThrow().transform();
    assertThat(transform.y(0, 326)).isEqualTo(900 - 13010);
    assertThat(transform.x(175, 0)).isEqualTo(500 + 7000);
  }

  @Test
  void halvingsEndWhereALevelFitsATile() {
    assertThat(Pyramid.halvings(RasterSchema.of(DType.UINT8, 1, 512, 512), 512)).isEmpty();
    assertThat(Pyramid.halvings(RasterSchema.of(DType.UINT8, 1, 513, 10), 512)).containsExactly(2);
    assertThat(Pyramid.halvings(RasterSchema.of(DType.UINT8, 1, 100, 3000), 512))
        .containsExactly(2, 4, 8);
  }

  @Test
  void factorsThatDoNotFollowFromEachOtherAreRefused() {
    assertThatThrownBy(() -> new Pyramid(List.of(2, 3), Resampling.AVERAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 3]");
  }

  @Test
  void paletteIndicesAreNotAveraged() {
    RasterSchema schema =
        RasterSchema.of(DType.UINT8, 1, 40, 40)
            .withBands(List.of(new BandInfo("", 1, 0, "", "palette", Map.of())));
    CountingUnits source = CountingUnits.of(schema, 1, 16, 16);
    Pyramid pyramid = new Pyramid(List.of(2), Resampling.AVERAGE);

    assertThat(Resampling.usual(schema)).isEqualTo(Resampling.NEAREST);
    assertThatThrownBy(() -> pyramid.outputs(source, sinks(pyramid, schema, 1, 16, 16)))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("average");
  }
}
