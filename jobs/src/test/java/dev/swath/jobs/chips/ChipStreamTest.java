package dev.swath.jobs.chips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.patches.Chips;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Placement;
import dev.swath.patches.place.Sampler;
import dev.swath.patches.place.Scatter;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.Heap;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChipStreamTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.UINT16, 2, 130, 170);

  private static Chips chips(Raster source, long stride) {
    Window extent = source.schema().extent();
    return new Chips(
        source,
        Scatter.of(extent, 32, 32, new Sampler(extent, 32, 32).regular(stride), Boundary.SNAP));
  }

  private static ChipStream open(Chips chips, int ahead, long memory) {
    return new ChipStream(chips, ahead, new SweepOptions(memory, 2, Optional.empty()));
  }

  @Test
  void chipsComeInOrderAndEachChunkIsDecodedOnce() {
    CountingUnits source = CountingUnits.of(SCHEMA, 2, 40, 64);
    Chips chips = chips(source, 10);
    Placement placement = chips.placement();
    CountingUnits plain = CountingUnits.of(SCHEMA, 2, 40, 64);

    try (ChipStream stream = open(chips, 2, 16 << 20)) {
      long[] next = {0};
      stream.stream()
          .forEach(
              chip -> {
                CellIndex patch = CellIndex.in(placement.indices(), next[0]);
                Window there = placement.window(patch);
                assertThat(chip.index()).isEqualTo(next[0]++);
                assertThat(Heap.bytes(chip.pixels()))
                    .isEqualTo(Heap.bytes(Reference.read(plain, there)));
              });
      assertThat(next[0]).isEqualTo(placement.indices().count()).isGreaterThan(100);
      assertThat(source.computed().max()).isEqualTo(1);
      assertThat(stream.counters().orElseThrow().maxExecutionsPerUnit()).isEqualTo(1);
    }
  }

  @Test
  void readerMayStopAtAnyChip() {
    for (int taken = 0; taken < 5; taken++) {
      try (ChipStream stream = open(chips(TestRasters.ramp(SCHEMA), 10), 1, 16 << 20)) {
        for (int i = 0; i < taken; i++) {
          stream.next();
        }
      }
    }
    try (ChipStream stream = open(chips(TestRasters.ramp(SCHEMA), 10), 1, 16 << 20);
        Stream<ChipStream.Chip> few = stream.stream().limit(3)) {
      assertThat(few.map(ChipStream.Chip::index).toList()).isEqualTo(List.of(0L, 1L, 2L));
    }
  }

  @Test
  void failureOfTheSourceReachesTheReader() {
    Raster broken =
        TestRasters.of(
            SCHEMA,
            at -> {
              if (at[1] > 100) {
                throw new CorruptDataException("a damaged chunk", "get it again");
              }
              return 1;
            });

    try (ChipStream stream = open(chips(broken, 32), 3, 16 << 20)) {
      assertThatThrownBy(() -> stream.forEachRemaining(_ -> {}))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("a damaged chunk");
    }
  }
}
