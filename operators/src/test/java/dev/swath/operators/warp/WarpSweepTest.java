package dev.swath.operators.warp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.BudgetException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.GridGeometry;
import dev.swath.grid.GridGeometry.Registration;
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

/// Warped rasters, swept: what each unit costs, and that nothing else shows.
@Timeout(120)
class WarpSweepTest {
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

  private static RasterSchema globe(long rows) {
    double size = 180.0 / rows;
    return RasterSchema.of(DType.FLOAT32, 1, rows, 2 * rows)
        .withGeometry(
            Optional.of(
                new GridGeometry(
                    new Affine(size, 0, -180, 0, -size, 90),
                    Optional.of(Crs.ofEpsg(4326)),
                    Registration.AREA)));
  }

  private static Raster warped(Raster source, CrsTransform map, Resampling how) {
    Optional<CrsTransform> transform = Optional.of(map);
    WantedGrid wanted =
        new WantedGrid(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new WantedGrid.Extent(-1.5, -1.3, 1.4, 1.2)));
    WantedGrid some = map instanceof PolarMap ? wanted : WantedGrid.SUGGESTED;
    TargetGrid target =
        GridChoice.of(source.schema(), transform, Optional.of(Crs.ofEpsg(3413)), some);
    return Warp.to(source, target, transform, WarpOptions.of(how));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 64, 64, 64, 64",
    "false, 64, 64, 512, 512",
    "false, 1, 1000, 64, 64",
    "false, 128, 128, 1, 2000",
    "true, 64, 64, 64, 64",
    "true, 1, 1000, 128, 128"
  })
  void eachUnitIsReadOnceWhateverTheChunks(
      boolean polar, long rows, long cols, long outRows, long outCols) {
    CountingUnits source = CountingUnits.of(globe(500), 1, rows, cols);
    Raster warp =
        warped(source, polar ? new PolarMap() : new BentMap(0.2, 1e-4), Resampling.BILINEAR);
    MemorySink sink = MemorySink.of(warp.schema(), 1, outRows, outCols);

    SweepCounters counters = new Sweep(warp, sink, options(64 << 20, 2)).run(SweepListener.NONE);

    assertThat(source.computed().max()).isEqualTo(1);
    assertThat(counters.writeUnitWrites()).isEqualTo(counters.writeUnitsTotal());
    assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(64 << 20);
  }

  @Test
  void pixelsAreTheSameForAnyChunksThreadsAndBudget() {
    for (int round = 0; round < 6; round++) {
      Random random = new Random(round);
      RasterSchema schema = globe(20 + random.nextInt(60));
      Resampling how = Resampling.values()[random.nextInt(Resampling.values().length)];
      CrsTransform map = round % 2 == 0 ? new PolarMap() : new BentMap(0.7, 1e-4);
      CountingUnits first = CountingUnits.of(schema, 1, 1 + random.nextInt(40), 9);
      Block expected = Reference.whole(warped(first.expected(), map, how));
      for (int threads : new int[] {1, 8}) {
        long[] cell = {1, 1 + random.nextInt(40), 1 + random.nextInt(40)};
        MemorySink probe = MemorySink.of(warped(first, map, how).schema(), cell);
        long least = minimum(warped(first, map, how), probe, threads);
        for (long budget : new long[] {least, least + least / 3, 16 << 20}) {
          CountingUnits source = CountingUnits.of(schema, 1, 1 + random.nextInt(40), 9);
          Raster warp = warped(source, map, how);
          MemorySink sink = MemorySink.of(warp.schema(), cell);
          long memory = Math.max(budget, minimum(warp, sink, threads));

          new Sweep(warp, sink, options(memory, threads)).run(SweepListener.NONE);

          assertThat(source.computed().max()).isEqualTo(1);
          assertThat(sink.pixels().segment().mismatch(expected.segment())).isEqualTo(-1);
        }
      }
    }
  }
}
