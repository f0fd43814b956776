package dev.swath.operators.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.BudgetException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.operators.focal.Focal;
import dev.swath.operators.focal.Footprint;
import dev.swath.operators.focal.Gaps;
import dev.swath.operators.focal.Statistic;
import dev.swath.operators.focal.Weights;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Chains of operators with halos, swept: what each unit costs, and that nothing else shows.
@Timeout(120)
class HaloChainTest {
  /// Three operators, whose halos add up to 6.
  private static Raster chain(Raster heights) {
    Raster smooth =
        Focal.convolution(
            heights, Weights.gaussian(5), dev.swath.operators.focal.Border.REFLECT, Gaps.IGNORE);
    Measure degrees = new Measure.Slope(Gradient.HORN, Measure.SlopeUnit.DEGREES);
    Raster slope = new Terrain(smooth, degrees, Heights.PLAIN, Border.EXTRAPOLATE);
    return Focal.of(
        slope,
        Statistic.MAX,
        Footprint.circle(7),
        dev.swath.operators.focal.Border.CLIP,
        Gaps.PROPAGATE);
  }

  private static SweepOptions options(long memory, int threads) {
    return new SweepOptions(memory, threads, Optional.empty());
  }

  private static long minimum(Raster raster, RasterSink sink, int threads) {
    try {
      return new Sweep(raster, sink, options(1, threads)).plan().minimumBytes();
    } catch (BudgetException e) {
      return Long.parseLong(e.getMessage().replaceAll("(?s).*at least (\\d+) bytes.*", "$1"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "512, 512, 256, 256",
    "1024, 1024, 512, 512",
    "512, 512, 1, 1300",
    "1, 1300, 256, 256",
    "16, 1300, 16, 1300",
    "1, 1300, 1, 1300"
  })
  void eachUnitIsReadOnceWhateverTheChunks(long rows, long cols, long outRows, long outCols) {
    RasterSchema schema = RasterSchema.of(DType.INT16, 1, 1100, 1300);
    CountingUnits source = CountingUnits.of(schema, 1, rows, cols);
    Raster chain = chain(source);
    MemorySink sink = MemorySink.of(chain.schema(), 1, outRows, outCols);

    SweepCounters counters = new Sweep(chain, sink, options(64 << 20, 2)).run(SweepListener.NONE);

    assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
    assertThat(source.computed().total()).isEqualTo(source.grid().all().count());
    assertThat(source.computed().max()).isEqualTo(1);
    assertThat(counters.writeUnitWrites()).isEqualTo(counters.writeUnitsTotal());
  }

  @Test
  void pixelsAreTheSameForAnyChunksThreadsAndBudget() {
    for (int round = 0; round < 5; round++) {
      Random random = new Random(round);
      RasterSchema schema =
          RasterSchema.of(
              DType.FLOAT32, 1 + random.nextInt(2), 7 + random.nextInt(80), 7 + random.nextInt(80));
      CountingUnits first = CountingUnits.of(schema, 1, 1 + random.nextInt(40), 9);
      Block expected = Reference.whole(chain(first.expected()));
      for (int threads : new int[] {1, 8}) {
        long[] cell = {1, 1 + random.nextInt(40), 1 + random.nextInt(40)};
        MemorySink probe = MemorySink.of(chain(first).schema(), cell);
        long least = minimum(chain(first), probe, threads);
        for (long budget : new long[] {least, least + least / 3, 16 << 20}) {
          CountingUnits source = CountingUnits.of(schema, 1, 1 + random.nextInt(40), 9);
          Raster chain = chain(source);
          MemorySink sink = MemorySink.of(chain.schema(), cell);
          long memory = Math.max(budget, minimum(chain, sink, threads));

          new Sweep(chain, sink, options(memory, threads)).run(SweepListener.NONE);

          assertThat(source.computed().max()).isEqualTo(1);
          assertThat(sink.pixels().segment().mismatch(expected.segment())).isEqualTo(-1);
        }
      }
    }
  }
}
