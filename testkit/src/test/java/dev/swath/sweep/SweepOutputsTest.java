package dev.swath.sweep;

import static dev.swath.sweep.Sweeps.MIB;
import static dev.swath.sweep.Sweeps.assertOnceEach;
import static dev.swath.sweep.Sweeps.assertSamePixels;
import static dev.swath.sweep.Sweeps.minimum;
import static dev.swath.sweep.Sweeps.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.KeptUnits;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class SweepOutputsTest {
  /// Three outputs over one ground: pixels of a source and its neighbours, a second type of cell,
  /// and an overview.
  private record Group(CountingUnits source, List<Output> outputs, List<MemorySink> sinks) {
    static Group random(RasterSchema schema, long seed) {
      Random random = new Random(seed);
      int bands = Math.toIntExact(schema.extent().size(0));
      CountingUnits source =
          CountingUnits.of(
              schema, 1 + random.nextInt(bands), 1 + random.nextInt(70), 1 + random.nextInt(70));
      List<Raster> rasters =
          List.of(
              new NeighbourSum(source, random.nextInt(3)),
              source,
              new Halved(new NeighbourSum(source, 1)));
      List<Output> outputs = new ArrayList<>();
      List<MemorySink> sinks = new ArrayList<>();
      for (Raster raster : rasters) {
        MemorySink sink =
            MemorySink.of(
                raster.schema(),
                1 + random.nextInt(bands),
                8 * (1 + random.nextInt(6)),
                8 * (1 + random.nextInt(6)));
        sinks.add(random.nextBoolean() ? sink.ordered(random.nextBoolean()) : sink);
        outputs.add(new Output(raster, sinks.getLast()));
      }
      return new Group(source, outputs, sinks);
    }

    void assertPixels() {
      for (int i = 0; i < sinks.size(); i++) {
        assertSamePixels(sinks.get(i).pixels(), Reference.whole(outputs.get(i).raster()));
        assertThat(sinks.get(i).committed()).isTrue();
      }
    }
  }

  @Test
  void severalOutputsShareEveryUnitWhateverTheirCellsAndTheBudget() {
    for (int round = 0; round < 12; round++) {
      Random random = new Random(100 + round);
      RasterSchema schema =
          RasterSchema.of(
              DType.UINT16,
              1 + random.nextInt(2),
              20 + random.nextInt(150),
              20 + random.nextInt(150));
      long least = minimum(Group.random(schema, round).outputs(), 2);
      for (long budget : new long[] {least, least + least / 5, 64 * MIB}) {
        Group group = Group.random(schema, round);
        Sweep sweep = new Sweep(group.outputs(), options(budget, 2));

        SweepCounters counters = sweep.run(SweepListener.NONE);

        assertOnceEach(counters);
        assertThat(group.source().computed().max()).isEqualTo(1);
        group.assertPixels();
      }
    }
  }

  @Test
  void writeUnitsFollowTheGroundSoThatAnOverviewNeedsOnlyAFewRowsHeld() {
    RasterSchema schema = RasterSchema.of(DType.UINT16, 1, 4096, 512);
    CountingUnits source = CountingUnits.of(schema, 1, 64, 64);
    Raster overview = new Halved(source);
    List<Output> outputs =
        List.of(
            new Output(source, MemorySink.of(schema, 1, 64, 64)),
            new Output(overview, MemorySink.of(overview.schema(), 1, 64, 64)));

    SweepPlan plan = new Sweep(outputs, options(64 * MIB, 2)).plan();

    long rowOfUnits = 64 * 512 * 2;
    assertThat(plan.heldBytes()).isLessThanOrEqualTo(3 * rowOfUnits);
    assertThat(plan.outputs()).hasSize(2);
    assertThat(plan.writeUnits()).isEqualTo(64 * 8 + 32 * 4);
  }

  @Test
  void outputsOfDifferentRankShareTheirRowsAndColumns() {
    RasterSchema cube = RasterSchema.of(DType.INT16, 5, 120, 90);
    RasterSchema flat =
        new RasterSchema(
            List.of("y", "x"),
            Window.ofSize(120, 90),
            DType.FLOAT32,
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            List.of(),
            java.util.Map.of());
    CountingUnits values = CountingUnits.of(cube, 5, 30, 90);
    CountingUnits scales = CountingUnits.of(flat, 30, 90);
    MemorySink first = MemorySink.of(cube, 5, 32, 32);
    MemorySink second = MemorySink.of(flat, 32, 32);

    SweepCounters counters =
        new Sweep(List.of(new Output(values, first), new Output(scales, second)), options(MIB, 3))
            .run(SweepListener.NONE);

    assertOnceEach(counters);
    assertSamePixels(first.pixels(), Reference.whole(values.expected()));
    assertSamePixels(second.pixels(), Reference.whole(scales.expected()));
  }

  @Test
  void planesFollowEachOtherWhenARowOfAllOfThemDoesNotFit() {
    RasterSchema schema = RasterSchema.of(DType.UINT16, 200, 128, 128);
    CountingUnits source = CountingUnits.of(schema, 1, 128, 128);
    MemorySink sink = MemorySink.of(schema, 1, 32, 32);

    Sweep sweep = new Sweep(source, sink, options(MIB, 2));
    SweepCounters counters = sweep.run(SweepListener.NONE);

    assertThat(sweep.plan().order()).isEqualTo(SweepPlan.Order.PLANES);
    assertThat(sweep.plan().held()).isEqualTo(SweepPlan.Held.MEMORY);
    assertOnceEach(counters);
    assertSamePixels(sink.pixels(), Reference.whole(source.expected()));
  }

  @Test
  void keptWriteUnitsAreNeitherComputedNorWritten() {
    RasterSchema schema = RasterSchema.of(DType.UINT16, 1, 300, 200);
    CountingUnits source = CountingUnits.of(schema, 1, 25, 25);
    MemorySink sink = MemorySink.of(schema, 1, 50, 50);
    KeptUnits kept = new KeptUnits(sink, cell -> cell.at(1) < 3);

    SweepCounters counters = new Sweep(source, kept, options(MIB, 2)).run(SweepListener.NONE);

    assertThat(counters.writeUnitsTotal()).isEqualTo(24);
    assertThat(counters.writeUnitsKept()).isEqualTo(12);
    assertThat(counters.writeUnitWrites()).isEqualTo(12);
    assertThat(source.computed().total()).isEqualTo(48);
    assertThat(counters.openLeases()).isZero();
    assertThat(sink.written().of(CellIndex.of(0, 2, 0))).isZero();
  }

  @Test
  void anyKeptWriteUnitsLeaveTheOthersAsTheyWere() {
    for (int round = 0; round < 12; round++) {
      Random random = new Random(round);
      RasterSchema schema = RasterSchema.of(DType.UINT16, 2, 150, 130);
      CountingUnits source =
          CountingUnits.of(schema, 1 + random.nextInt(2), 1 + random.nextInt(60), 40);
      Raster raster = new NeighbourSum(source, random.nextInt(4));
      MemorySink sink = MemorySink.of(schema, 1, 32, 32);
      int share = random.nextInt(101);
      KeptUnits kept =
          new KeptUnits(sink, cell -> new Random(cell.hashCode()).nextInt(100) < share);
      long least = minimum(raster, kept, 2);

      SweepCounters counters = new Sweep(raster, kept, options(least, 2)).run(SweepListener.NONE);

      assertThat(counters.maxExecutionsPerUnit()).isLessThanOrEqualTo(1);
      assertThat(counters.writeUnitWrites() + counters.writeUnitsKept())
          .isEqualTo(counters.writeUnitsTotal());
      assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(counters.plannedPeakBytes());
      assertSamePixels(sink.pixels(), kept.pixels(Reference.whole(raster)));
    }
  }

  @Test
  void anOutputOfAnotherSizeThanItsSinkIsRefused() {
    RasterSchema schema = RasterSchema.of(DType.UINT8, 1, 10, 10);
    CountingUnits source = CountingUnits.of(schema, 1, 5, 5);
    MemorySink sink = MemorySink.of(RasterSchema.of(DType.UINT8, 1, 10, 11), 1, 5, 5);

    assertThatThrownBy(() -> new Output(source, sink))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0:11");
  }
}
