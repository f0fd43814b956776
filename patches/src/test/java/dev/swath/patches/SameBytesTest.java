package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.sweep.SweepPlan;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.MemorySink;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Threads, budgets, orders, batches and tiles change how long it takes and nothing else.
class SameBytesTest {
  private static Stitched stitched(CountingUnits source, ChipOperator operator, int batch) {
    Lattice lattice = Lattice.square(source.schema().extent(), 32, 20, Boundary.SNAP);
    ChipResults results = new ChipResults(List.of(new Chips(source, lattice)), operator, batch);
    return new Stitched(
        source.schema(), results, Stitching.of(Taper.HANN_HALF, Aggregations.overlapAdd()));
  }

  private static CountingUnits source() {
    return CountingUnits.of(RasterSchema.of(DType.FLOAT32, 1, 400, 500), 1, 64, 64);
  }

  private static Block sweep(long memory, int threads, int batch, long tile, Set<Object> orders) {
    CountingUnits source = source();
    Operators.Counting operator = new Operators.Counting();
    Stitched made = stitched(source, operator, batch);
    MemorySink sink = MemorySink.of(made.schema(), 1, tile, tile);
    Sweep sweep = new Sweep(made, sink, new SweepOptions(memory, threads, Optional.empty()));
    orders.add(sweep.plan().order());

    SweepCounters counters = sweep.run(SweepListener.NONE);

    assertThat(operator.chips.get()).isEqualTo(made.coverage().patches());
    assertThat(source.computed().max()).isEqualTo(1);
    assertThat(source.computed().distinct()).isEqualTo(7 * 8);
    assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(counters.maxWritesPerWriteUnit()).isEqualTo(1);
    assertThat(counters.openLeases()).isZero();
    assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(counters.plannedPeakBytes());
    assertThat(counters.plannedPeakBytes()).isLessThanOrEqualTo(memory);
    return sink.pixels();
  }

  @Test
  void bytesDependOnNothingButTheRequest() {
    Set<Object> orders = new HashSet<>();
    Block expected = sweep(256L << 20, 1, 1, 500, orders);

    for (long memory : new long[] {64L << 20, 1500L << 10, 1000L << 10}) {
      for (int batch : new int[] {1, 4}) {
        for (long tile : new long[] {50, 128}) {
          Block actual = sweep(memory, 3, batch, tile, orders);

          assertThat(actual.segment().mismatch(expected.segment()))
              .as("%d bytes, batches of %d, tiles of %d", memory, batch, tile)
              .isEqualTo(-1);
        }
      }
    }
    assertThat(orders).contains(SweepPlan.Order.ROWS).hasSizeGreaterThan(1);
  }
}
