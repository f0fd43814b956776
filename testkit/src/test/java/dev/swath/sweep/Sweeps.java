package dev.swath.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.BudgetException;
import dev.swath.array.Block;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;
import java.util.List;
import java.util.Optional;

/// What the tests of sweeps share.
final class Sweeps {
  static final long MIB = 1 << 20;

  private Sweeps() {}

  static SweepOptions options(long memory, int threads) {
    return new SweepOptions(memory, threads, Optional.empty());
  }

  /// The smallest budget that a sweep accepts.
  static long minimum(Raster raster, RasterSink sink, int threads) {
    return minimum(List.of(new Output(raster, sink)), threads);
  }

  /// The smallest budget that a sweep with those outputs accepts.
  static long minimum(List<Output> outputs, int threads) {
    try {
      return new Sweep(outputs, options(1, threads)).plan().minimumBytes();
    } catch (BudgetException e) {
      return Long.parseLong(e.getMessage().replaceAll("(?s).*at least (\\d+) bytes.*", "$1"));
    }
  }

  static void assertOnceEach(SweepCounters counters) {
    assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
    assertThat(counters.maxExecutionsPerUnit()).isLessThanOrEqualTo(1);
    assertThat(counters.writeUnitWrites()).isEqualTo(counters.writeUnitsTotal());
    assertThat(counters.maxWritesPerWriteUnit()).isLessThanOrEqualTo(1);
    assertThat(counters.openLeases()).isZero();
    assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(counters.plannedPeakBytes());
    assertThat(counters.plannedPeakBytes()).isLessThanOrEqualTo(counters.budgetBytes());
  }

  static void assertSamePixels(Block actual, Block expected) {
    assertThat(actual.window()).isEqualTo(expected.window());
    assertThat(actual.segment().mismatch(expected.segment())).isEqualTo(-1);
  }
}
