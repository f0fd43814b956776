package dev.swath.operators.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.operators.classify.Classify;
import dev.swath.operators.classify.Hotspots;
import dev.swath.operators.classify.Scheme;
import dev.swath.operators.classify.Stretch;
import dev.swath.operators.focal.Weights;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.MemorySink;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassesTest {
  private static final long MIB = 1 << 20;

  private static CountingUnits units() {
    return CountingUnits.of(RasterSchema.of(DType.FLOAT32, 2, 300, 260), 1, 64, 64);
  }

  /// What came of a raster that was prepared and swept.
  private record Made(Block pixels, SweepCounters counters, List<PassPlan> plans) {}

  private static Made made(Raster raster, long memory, boolean keep, int threads) {
    SweepOptions options = new SweepOptions(memory, threads, Optional.empty());
    MemorySink sink = MemorySink.of(raster.schema(), 1, 50, 70);
    try (Passes passes = Passes.of(raster, options, keep)) {
      Sweep last = new Sweep(raster, sink, passes.rest());
      List<PassPlan> plans = passes.plans();
      passes.run(SweepListener.NONE);
      SweepCounters counters = passes.with(last.run(SweepListener.NONE));
      return new Made(sink.pixels(), counters, plans);
    }
  }

  @Test
  void pixelsThatFitAreComputedOnceForAllPasses() {
    CountingUnits units = units();

    Made made = made(Stretch.of(units, 0.02, 0.98, Stretch.Range.BYTES), 8 * MIB, true, 3);

    assertThat(made.counters().unitExecutions()).isEqualTo(units.grid().count());
    assertThat(made.counters().maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(units.computed().max()).isEqualTo(1);
    assertThat(made.plans()).hasSize(1);
    assertThat(made.plans().getFirst().keptBytes()).isGreaterThanOrEqualTo(4 * 2 * 300 * 260);
    assertThat(made.counters().peakLeasedBytes())
        .isLessThanOrEqualTo(made.counters().plannedPeakBytes());
    assertThat(made.counters().plannedPeakBytes()).isLessThanOrEqualTo(8 * MIB);
    assertThat(made.counters().openLeases()).isZero();
  }

  @Test
  void pixelsThatDoNotFitAreReadAgainByEachSweep() {
    CountingUnits units = units();

    Made made = made(Stretch.of(units, 0.02, 0.98, Stretch.Range.BYTES), MIB, true, 2);

    assertThat(made.plans().getFirst().keptBytes()).isZero();
    assertThat(units.computed().max()).isBetween(3L, 4L);
    assertThat(made.counters().unitExecutions()).isEqualTo(made.counters().unitsTotal());
    assertThat(made.counters().plannedPeakBytes()).isLessThanOrEqualTo(MIB);
  }

  @Test
  void theResultDependsNeitherOnMemoryNorOnThreads() {
    for (Scheme scheme :
        List.of(new Scheme.Quantile(5), new Scheme.StdMean(), new Scheme.NaturalBreaks(4))) {
      Block expected = made(Classify.of(units(), scheme), 16 * MIB, true, 1).pixels();

      for (int threads : new int[] {1, 4}) {
        Block kept = made(Classify.of(units(), scheme), 16 * MIB, true, threads).pixels();
        Block read = made(Classify.of(units(), scheme), 2 * MIB, false, threads).pixels();

        assertThat(kept.segment().mismatch(expected.segment())).isEqualTo(-1);
        assertThat(read.segment().mismatch(expected.segment())).isEqualTo(-1);
      }
    }
  }

  @Test
  void aPassSeesWhatThePassesBeforeItMade() {
    CountingUnits units = units();
    Stretch stretched = Stretch.of(units, 0.02, 0.98, Stretch.Range.BYTES);
    Hotspots spots = Hotspots.of(stretched, Weights.mean(3), Hotspots.Score.CONFIDENCE);

    Made made = made(spots, 16 * MIB, true, 2);

    assertThat(made.plans())
        .extracting(PassPlan::text)
        .containsExactly("2 % and 98 % of each band", "mean and deviation of each band");
    assertThat(made.plans().get(1).keptBytes()).isZero();
    assertThat(units.computed().max()).isEqualTo(1);
  }

  @Test
  void aRasterThatNeedsNoPassHasNone() {
    try (Passes passes = Passes.of(units(), new SweepOptions(MIB, 1, Optional.empty()), true)) {
      assertThat(passes.isEmpty()).isTrue();
      assertThat(passes.rest().memoryBytes()).isEqualTo(MIB);
    }
  }

  @Test
  void aPassThatDoesNotFitIsRefusedBeforeItRuns() {
    CountingUnits units = units();
    Stretch stretch = Stretch.of(units, 0.02, 0.98, Stretch.Range.BYTES);
    SweepOptions little = new SweepOptions(1 << 14, 1, Optional.empty());

    assertThatThrownBy(() -> Passes.of(stretch, little, true)).isInstanceOf(BudgetException.class);
    assertThat(units.computed().total()).isZero();
  }

  @Test
  void cancelledPassesStop() {
    Stretch stretch = Stretch.of(units(), 0.02, 0.98, Stretch.Range.BYTES);
    try (Passes passes = Passes.of(stretch, new SweepOptions(8 * MIB, 1, Optional.empty()), true)) {
      passes.cancel();

      assertThatThrownBy(() -> passes.run(SweepListener.NONE))
          .isInstanceOf(CancelledException.class);
    }
  }
}
