package dev.swath.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import dev.swath.StorageException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import dev.swath.testkit.CountingStored;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.PixelFunction;
import dev.swath.testkit.Reference;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
final class SweepTest {
  private static final long MIB = 1 << 20;

  private static SweepOptions options(long memory, int threads) {
    return new SweepOptions(memory, threads, Optional.empty());
  }

  private static RasterSchema image(long rows, long cols) {
    return RasterSchema.of(DType.UINT16, 1, rows, cols);
  }

  private static void assertOnceEach(SweepCounters counters) {
    assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
    assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(counters.writeUnitWrites()).isEqualTo(counters.writeUnitsTotal());
    assertThat(counters.maxWritesPerWriteUnit()).isEqualTo(1);
    assertThat(counters.openLeases()).isZero();
    assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(counters.plannedPeakBytes());
    assertThat(counters.plannedPeakBytes()).isLessThanOrEqualTo(counters.budgetBytes());
  }

  private static void assertSamePixels(Block actual, Block expected) {
    assertThat(actual.window()).isEqualTo(expected.window());
    assertThat(actual.segment().mismatch(expected.segment())).isEqualTo(-1);
  }

  static Stream<Arguments> chunksAndHalos() {
    return Stream.of(256, 512, 1024, 2048)
        .flatMap(
            chunk ->
                Stream.of(0, 1)
                    .flatMap(
                        halo ->
                            Stream.of(true, false).map(tiled -> Arguments.of(chunk, halo, tiled))));
  }

  @ParameterizedTest(name = "chunk {0}, halo {1}, tiled {2}")
  @MethodSource("chunksAndHalos")
  void everyUnitIsComputedOnceWhateverTheChunksAndTheHalo(int chunk, int halo, boolean tiled) {
    RasterSchema schema = image(1100, 2100);
    CountingUnits source =
        tiled
            ? CountingUnits.of(schema, 1, chunk, chunk)
            : CountingUnits.of(schema, 1, chunk, 2100);
    Raster raster = halo == 0 ? source : new NeighbourSum(source, halo);
    MemorySink sink = MemorySink.of(schema, 1, 384, 384).ordered(true);

    SweepCounters counters = new Sweep(raster, sink, options(64 * MIB, 2)).run(SweepListener.NONE);

    assertOnceEach(counters);
    assertThat(source.computed().max()).isEqualTo(1);
    assertThat(source.computed().total()).isEqualTo(source.grid().count());
    Raster expected = halo == 0 ? source.expected() : new NeighbourSum(source.expected(), halo);
    assertSamePixels(sink.pixels(), Reference.whole(expected));
  }

  @Test
  void aWideRasterIsSweptInStripesWhenTheBudgetForbidsRows() {
    RasterSchema schema = image(24, 200_000);
    CountingUnits source = CountingUnits.of(schema, 1, 16, 16);
    Raster raster = new NeighbourSum(source, 1);
    MemorySink sink = MemorySink.of(schema, 1, 16, 16);

    Sweep sweep = new Sweep(raster, sink, options(MIB, 2));
    SweepCounters counters = sweep.run(SweepListener.NONE);

    assertThat(sweep.plan().order()).isEqualTo(SweepPlan.Order.STRIPES);
    assertThat(sweep.plan().held()).isEqualTo(SweepPlan.Held.MEMORY);
    assertOnceEach(counters);
    assertThat(source.computed().max()).isEqualTo(1);
    assertSamePixels(sink.pixels(), Reference.whole(new NeighbourSum(source.expected(), 1)));
  }

  @Test
  void unitsThatMemoryCannotHoldWaitOnScratch() {
    RasterSchema schema = image(700, 3000);
    CountingUnits source = CountingUnits.of(schema, 1, 1, 3000);
    Raster raster = new NeighbourSum(source, 1);
    MemorySink sink = MemorySink.of(schema, 1, 128, 128);

    Sweep sweep = new Sweep(raster, sink, options(300_000, 2));
    SweepCounters counters = sweep.run(SweepListener.NONE);

    assertThat(sweep.plan().held()).isEqualTo(SweepPlan.Held.SCRATCH);
    assertThat(counters.scratchBytesWritten()).isPositive();
    assertOnceEach(counters);
    assertSamePixels(sink.pixels(), Reference.whole(new NeighbourSum(source.expected(), 1)));
  }

  @Test
  void anyBudgetFromTheMinimumUpwardsGivesTheSameBytesInBoundedMemory() {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      long rows = 1 + random.nextInt(300);
      long cols = 1 + random.nextInt(500);
      int bands = 1 + random.nextInt(3);
      RasterSchema schema = RasterSchema.of(DType.UINT16, bands, rows, cols);
      long[] unit = {1 + random.nextInt(bands), 1 + random.nextInt(120), 1 + random.nextInt(120)};
      long[] cell = {1 + random.nextInt(bands), 1 + random.nextInt(90), 1 + random.nextInt(90)};
      int halo = random.nextInt(4);
      Raster expected = new NeighbourSum(CountingUnits.of(schema, unit).expected(), halo);
      Block pixels = Reference.whole(expected);
      long minimum = minimum(schema, unit, cell, halo);
      for (long budget : new long[] {minimum, minimum + minimum / 7, 2 * minimum, 64 * MIB}) {
        CountingUnits source = CountingUnits.of(schema, unit);
        MemorySink sink = MemorySink.of(schema, cell).ordered(random.nextBoolean());
        int threads = 1 + random.nextInt(8);

        SweepCounters counters =
            new Sweep(new NeighbourSum(source, halo), sink, options(budget, threads))
                .run(SweepListener.NONE);

        assertOnceEach(counters);
        assertThat(source.computed().max()).isEqualTo(1);
        assertSamePixels(sink.pixels(), pixels);
      }
    }
  }

  private static long minimum(RasterSchema schema, long[] unit, long[] cell, int halo) {
    Raster raster = new NeighbourSum(CountingUnits.of(schema, unit), halo);
    MemorySink sink = MemorySink.of(schema, cell);
    try {
      new Sweep(raster, sink, options(4096, 1));
      return 4096;
    } catch (BudgetException e) {
      return Long.parseLong(e.getMessage().replaceAll("(?s).*at least (\\d+) bytes.*", "$1"));
    }
  }

  @Test
  void aBudgetBelowTheMinimumIsRefusedWithTheMinimum() {
    RasterSchema schema = image(2000, 2000);
    Raster raster = CountingUnits.of(schema, 1, 512, 512);
    MemorySink sink = MemorySink.of(schema, 1, 256, 256);

    assertThatThrownBy(() -> new Sweep(raster, sink, options(4096, 1)))
        .isInstanceOf(BudgetException.class)
        .hasMessageMatching("(?s)this job takes at least \\d+ bytes.*grant at least \\d+ MiB.*");
  }

  @Test
  void overlappingUnitsMadeFromOtherUnitsAreComputedOnceAtBothLevels() {
    for (long[] shape : new long[][] {{300, 420, 64, 48}, {257, 129, 33, 20}, {90, 900, 50, 50}}) {
      RasterSchema schema = image(shape[0], shape[1]);
      CountingUnits source = CountingUnits.of(schema, 1, 40, 56);
      OverlappingUnits patches = new OverlappingUnits(source, shape[2], shape[3]);
      Raster raster = new NeighbourSum(patches, 2);
      for (long budget : new long[] {400_000, 800_000, 64 * MIB}) {
        CountingUnits counted = CountingUnits.of(schema, 1, 40, 56);
        OverlappingUnits fresh = new OverlappingUnits(counted, shape[2], shape[3]);
        MemorySink sink = MemorySink.of(schema, 1, 37, 41);

        SweepCounters counters =
            new Sweep(new NeighbourSum(fresh, 2), sink, options(budget, 3)).run(SweepListener.NONE);

        assertThat(fresh.computed.max()).isEqualTo(1);
        assertThat(counted.computed().max()).isEqualTo(1);
        assertOnceEach(counters);
        assertSamePixels(sink.pixels(), Reference.whole(raster));
      }
    }
  }

  @Test
  void storedUnitsAreFetchedAndDecodedOnce() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 3, 333, 555);
    CountingStored source =
        new CountingStored(
            schema, PixelFunction.random(DType.FLOAT32, 3), u -> u.at(1) == 1, 3, 100, 64);
    MemorySink sink = MemorySink.of(schema, 3, 48, 80).ordered(true);

    SweepCounters counters = new Sweep(source, sink, options(8 * MIB, 2)).run(SweepListener.NONE);

    assertOnceEach(counters);
    assertThat(source.fetched().max()).isEqualTo(1);
    assertThat(source.decoded().max()).isEqualTo(1);
    assertSamePixels(sink.pixels(), Reference.whole(source));
  }

  @Test
  void orderedSinksAreWrittenInTheOrderOfTheScheduleWhateverTheThreads() {
    RasterSchema schema = image(400, 400);
    AtomicReference<List<CellIndex>> first = new AtomicReference<>();
    for (int threads : new int[] {1, 2, 8}) {
      MemorySink sink = MemorySink.of(schema, 1, 32, 32).ordered(true);

      new Sweep(CountingUnits.of(schema, 1, 50, 50), sink, options(4 * MIB, threads))
          .run(SweepListener.NONE);

      first.compareAndSet(null, sink.order());
      assertThat(sink.order()).isEqualTo(first.get());
    }
  }

  @Test
  void aMillionByAMillionPixelsArePlannedLikeASmallRaster() {
    RasterSchema schema = image(1_000_000, 1_000_000);
    Raster raster = new NeighbourSum(CountingUnits.of(schema, 1, 512, 512), 1);
    RasterSink sink = MemorySink.of(schema, 1, 512, 512);

    SweepPlan plan = new Sweep(raster, sink, options(256 * MIB, 2)).plan();

    assertThat(plan.writeUnits()).isEqualTo(1954L * 1954);
    assertThat(plan.units().getFirst().total()).isEqualTo(1954L * 1954);
    assertThat(plan.plannedPeakBytes()).isLessThanOrEqualTo(256 * MIB);
  }

  @Test
  void aFailingUnitFailsTheSweepAndReturnsAllMemory() {
    RasterSchema schema = image(500, 500);
    Derived failing =
        new Derived() {
          @Override
          public RasterSchema schema() {
            return schema;
          }

          @Override
          public List<Raster> inputs() {
            return List.of();
          }

          @Override
          public List<Need> needs(Window out) {
            return List.of();
          }

          @Override
          public void compute(Window out, List<Block> in, Block into) {
            if (out.start(1) > 200) {
              throw new StorageException("the storage is gone", "plug it in");
            }
            into.fill(0);
          }
        };
    MemorySink sink = MemorySink.of(schema, 1, 64, 64).ordered(true);

    assertThatThrownBy(() -> new Sweep(failing, sink, options(MIB, 4)).run(SweepListener.NONE))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("the storage is gone");
    assertThat(sink.committed()).isFalse();
  }

  @Test
  void aCancelledSweepStopsWithoutACommit() {
    RasterSchema schema = image(4000, 4000);
    CountingUnits source = CountingUnits.of(schema, 1, 64, 64);
    AtomicReference<Sweep> sweep = new AtomicReference<>();
    RasterSink sink = new CancellingSink(MemorySink.of(schema, 1, 64, 64), sweep);
    sweep.set(new Sweep(source, sink, options(MIB, 2)));

    assertThatThrownBy(() -> sweep.get().run(SweepListener.NONE))
        .isInstanceOf(CancelledException.class);
    assertThat(source.computed().total()).isLessThan(source.grid().count());
  }

  /// Cancels its sweep at the first write.
  private record CancellingSink(MemorySink sink, AtomicReference<Sweep> sweep)
      implements RasterSink {
    @Override
    public WriteUnits writeUnits() {
      return sink.writeUnits();
    }

    @Override
    public long encodeBytes(CellIndex cell) {
      return sink.encodeBytes(cell);
    }

    @Override
    public long encode(CellIndex cell, Block pixels, MemorySegment into) {
      return sink.encode(cell, pixels, into);
    }

    @Override
    public void write(CellIndex cell, MemorySegment encoded) {
      sink.write(cell, encoded);
      sweep.get().cancel();
    }

    @Override
    public void commit() {
      throw new AssertionError("a cancelled sweep must not commit");
    }

    @Override
    public void close() {
      sink.close();
    }
  }

  @Test
  void aReaderSeesTheSamePixelsAsASweep() {
    RasterSchema schema = image(300, 200);
    Raster raster = new NeighbourSum(CountingUnits.of(schema, 1, 64, 33), 2);
    Window window = Window.of(new long[] {0, 50, 70}, new long[] {1, 101, 83});

    Block read = Reference.read(raster, window);
    try (RasterReader reader = new RasterReader(raster, MIB)) {
      Block into =
          Block.planar(DType.UINT16, window, MemorySegment.ofArray(new byte[2 * 101 * 83]));
      reader.read(window, into);

      assertSamePixels(into, read);
    }
  }
}
