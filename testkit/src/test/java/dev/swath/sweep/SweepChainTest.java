package dev.swath.sweep;

import static dev.swath.sweep.Sweeps.MIB;
import static dev.swath.sweep.Sweeps.assertOnceEach;
import static dev.swath.sweep.Sweeps.assertSamePixels;
import static dev.swath.sweep.Sweeps.minimum;
import static dev.swath.sweep.Sweeps.options;
import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SweepChainTest {
  /// A chain of operators over two sources, and what it counts.
  private record Chain(Raster raster, List<CountingUnits> sources) {
    static Chain random(RasterSchema schema, long seed) {
      Random random = new Random(seed);
      CountingUnits a = source(schema, random);
      CountingUnits b = source(schema, random);
      Raster first = new NeighbourSum(new NeighbourSum(a, random.nextInt(3)), random.nextInt(4));
      return switch (random.nextInt(4)) {
        case 0 -> new Chain(first, List.of(a));
        case 1 -> new Chain(new Merged(first, b), List.of(a, b));
        case 2 -> new Chain(new Merged(first, new NeighbourSum(a, 5)), List.of(a));
        default ->
            new Chain(
                new NeighbourSum(
                    new Merged(first, new NeighbourSum(b, 1 + random.nextInt(9))),
                    random.nextInt(3)),
                List.of(a, b));
      };
    }

    private static CountingUnits source(RasterSchema schema, Random random) {
      int rows = 1 + random.nextInt(60);
      int cols = random.nextInt(3) == 0 ? Math.toIntExact(schema.cols()) : 1 + random.nextInt(60);
      return CountingUnits.of(
          schema, 1 + random.nextInt(Math.toIntExact(schema.extent().size(0))), rows, cols);
    }
  }

  @Test
  void anyChainGivesTheSamePixelsForAnyThreadsBudgetAndOrder() {
    for (int round = 0; round < 6; round++) {
      Random random = new Random(round);
      int bands = 1 + random.nextInt(2);
      RasterSchema schema =
          RasterSchema.of(DType.UINT16, bands, 1 + random.nextInt(90), 1 + random.nextInt(90));
      long[] cell = {1 + random.nextInt(bands), 1 + random.nextInt(64), 1 + random.nextInt(64)};
      Block expected = Reference.whole(Chain.random(schema, round).raster());
      Map<Boolean, List<CellIndex>> orders = new HashMap<>();
      for (int threads : new int[] {1, 2, 8}) {
        MemorySink plain = MemorySink.of(schema, cell);
        long least = minimum(Chain.random(schema, round).raster(), plain, threads);
        for (long budget : new long[] {least, least + least / 3, 16 * MIB}) {
          for (boolean ordered : new boolean[] {false, true}) {
            Chain chain = Chain.random(schema, round);
            MemorySink sink = ordered ? plain.ordered(true) : MemorySink.of(schema, cell);
            Sweep sweep = new Sweep(chain.raster(), sink, options(budget, threads));

            SweepCounters counters = sweep.run(SweepListener.NONE);

            assertOnceEach(counters);
            chain.sources().forEach(s -> assertThat(s.computed().max()).isEqualTo(1));
            assertSamePixels(sink.pixels(), expected);
            if (ordered && !sweep.plan().spools()) {
              orders.putIfAbsent(true, sink.order());
              assertThat(sink.order()).isEqualTo(orders.get(true));
            }
          }
        }
      }
    }
  }

  @Test
  void unitsMadeFromUnitsAreComputedOnceFromTheMinimumUpwards() {
    for (int round = 0; round < 6; round++) {
      Random random = new Random(100 + round);
      RasterSchema schema =
          RasterSchema.of(DType.UINT16, 1, 1 + random.nextInt(160), 1 + random.nextInt(400));
      int size = 8 + random.nextInt(40);
      int stride = 1 + size / 2 + random.nextInt(size / 2);
      int rows = 1 + random.nextInt(20);
      long cols = random.nextBoolean() ? schema.cols() : 1 + random.nextInt(60);
      long[] cell = {1, 1 + random.nextInt(50), 1 + random.nextInt(50)};
      OverlappingUnits known =
          new OverlappingUnits(CountingUnits.of(schema, 1, rows, cols), size, stride);
      int halo = random.nextInt(3);
      Block expected = Reference.whole(new NeighbourSum(known, halo));
      long least = minimum(new NeighbourSum(known, halo), MemorySink.of(schema, cell), 2);
      for (long budget : new long[] {least, least + least / 4, 2 * least, 16 * MIB}) {
        CountingUnits source = CountingUnits.of(schema, 1, rows, cols);
        OverlappingUnits patches = new OverlappingUnits(source, size, stride);
        MemorySink sink = MemorySink.of(schema, cell).ordered(random.nextBoolean());

        SweepCounters counters =
            new Sweep(new NeighbourSum(patches, halo), sink, options(budget, 2))
                .run(SweepListener.NONE);

        assertOnceEach(counters);
        assertThat(source.computed().max()).isEqualTo(1);
        assertThat(patches.computed.max()).isEqualTo(1);
        assertSamePixels(sink.pixels(), expected);
      }
    }
  }

  @Test
  void eightThreadsDoNotLockEachOtherUpAtTheMinimum() {
    RasterSchema schema = RasterSchema.of(DType.UINT16, 2, 200, 300);
    CountingUnits source = CountingUnits.of(schema, 1, 7, 300);
    Raster raster = new NeighbourSum(source, 2);
    for (int round = 0; round < 4; round++) {
      MemorySink sink = MemorySink.of(schema, 2, 16, 16).ordered(round % 2 == 0);

      long least = minimum(raster, sink, 8);
      SweepCounters counters = new Sweep(raster, sink, options(least, 8)).run(SweepListener.NONE);

      assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
      assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(least);
    }
  }

  @Test
  void unitsUnderAMirroredViewAreComputedOnce() {
    RasterSchema schema = RasterSchema.of(DType.UINT16, 1, 120, 90);
    CountingUnits source = CountingUnits.of(schema, 1, 17, 23);
    OverlappingUnits patches = new OverlappingUnits(source, 20, 13);
    Raster raster = new Mirrored(patches);
    Block expected = Reference.whole(raster);
    MemorySink sink = MemorySink.of(schema, 1, 16, 16);
    CountingUnits counted = CountingUnits.of(schema, 1, 17, 23);
    OverlappingUnits fresh = new OverlappingUnits(counted, 20, 13);

    SweepCounters counters =
        new Sweep(new Mirrored(fresh), sink, options(MIB, 2)).run(SweepListener.NONE);

    assertOnceEach(counters);
    assertThat(counted.computed().max()).isEqualTo(1);
    assertSamePixels(sink.pixels(), expected);
  }
}
