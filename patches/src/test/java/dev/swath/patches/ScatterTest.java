package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Anchor;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Placement;
import dev.swath.patches.place.Sampler;
import dev.swath.patches.place.Scatter;
import dev.swath.patches.place.Strata;
import dev.swath.patches.place.Taper;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScatterTest {
  @Test
  void scatteredPatchesAreComputedOnceAndAddUp() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 40; round++) {
      long rows = random.nextLong(30, 120);
      long cols = random.nextLong(30, 120);
      long size = random.nextLong(4, 20);
      CountingUnits source =
          CountingUnits.of(RasterSchema.of(DType.FLOAT64, 1, rows, cols), 1, 17, 23);
      Sampler sampler = new Sampler(source.schema().extent(), size, size);
      List<Anchor> anchors =
          switch (round % 3) {
            case 0 -> sampler.random(random.nextInt(1, 80), round);
            case 1 -> sampler.poissonDisk(size * 0.7, 30, round);
            default -> sampler.jittered(size, 0.5, round);
          };
      Scatter scatter = Scatter.of(source.schema().extent(), size, size, anchors, Boundary.SNAP);
      Operators.Counting operator = new Operators.Counting();
      ChipResults results =
          new ChipResults(List.of(new Chips(source, scatter)), operator, random.nextInt(1, 5));
      Stitching stitching =
          Stitching.of(Taper.BOXCAR, Aggregations.sum()).withUncovered(Stitching.Uncovered.NODATA);
      Stitched made = new Stitched(source.schema(), results, stitching);
      MemorySink sink =
          MemorySink.of(made.schema(), 1, random.nextInt(7, 50), random.nextInt(7, 50));

      SweepCounters counters =
          new Sweep(made, sink, new SweepOptions(64 << 20, 2, Optional.empty()))
              .run(SweepListener.NONE);

      long[][] covers = new long[(int) rows][(int) cols];
      anchors.stream().distinct().forEach(a -> cover(covers, a, size));
      Block all = Reference.whole(source.expected());
      Block actual = sink.pixels();
      long none = 0;
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          none += covers[r][c] == 0 ? 1 : 0;
          if (covers[r][c] == 0) {
            assertThat(actual.value(0, r, c)).isNaN();
          } else {
            assertThat(actual.value(0, r, c))
                .isCloseTo(covers[r][c] * all.value(0, r, c), Offset.offset(1e-9));
          }
        }
      }
      assertThat(made.coverage().uncovered() * rows * cols).isCloseTo(none, Offset.offset(1e-6));
      assertThat(operator.chips.get()).isEqualTo(anchors.stream().distinct().count());
      assertThat(source.computed().max()).isEqualTo(1);
      assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
    }
  }

  private static void cover(long[][] covers, Anchor anchor, long size) {
    for (long r = anchor.row(); r < anchor.row() + size; r++) {
      for (long c = anchor.col(); c < anchor.col() + size; c++) {
        covers[(int) r][(int) c]++;
      }
    }
  }

  @Test
  void seedDecidesWherePatchesLie() {
    Sampler sampler = new Sampler(Window.ofSize(1000, 2000), 64, 64);

    assertThat(sampler.random(3, 42))
        .containsExactly(new Anchor(694, 309), new Anchor(261, 666), new Anchor(35, 1681));
    assertThat(sampler.poissonDisk(50, 30, 1)).isEqualTo(sampler.poissonDisk(50, 30, 1));
    assertThat(sampler.jittered(64, 0.5, 1)).isNotEqualTo(sampler.jittered(64, 0.5, 2));
  }

  @Test
  void poissonDiskKeepsItsDistanceAndFillsThePlane() {
    List<Anchor> places = new Sampler(Window.ofSize(300, 300), 10, 10).poissonDisk(20, 30, 5);

    assertThat(places).hasSizeGreaterThan(130);
    for (Anchor a : places) {
      assertThat(places)
          .noneMatch(b -> !a.equals(b) && Math.hypot(a.row() - b.row(), a.col() - b.col()) < 20);
    }
  }

  @Test
  void trackIsWalkedAtItsSpacingAroundItsCorners() {
    Sampler sampler = new Sampler(Window.ofSize(100, 100), 1, 1);

    List<Anchor> along =
        sampler.along(List.of(new double[] {0, 0}, new double[] {0, 10}, new double[] {10, 10}), 4);

    assertThat(along)
        .containsExactly(
            new Anchor(0, 0),
            new Anchor(0, 4),
            new Anchor(0, 8),
            new Anchor(2, 10),
            new Anchor(6, 10),
            new Anchor(10, 10));
  }

  @Test
  void strataGetTheirShareAndBalanceGetsAsManyOfEach() {
    List<Anchor> candidates =
        Stream.iterate(0, i -> i + 1).limit(100).map(i -> new Anchor(i, 0)).toList();
    Strata strata = new Strata(candidates, 1, 1, (row, _) -> row < 70 ? 1 : row < 95 ? 2 : 3, 7);

    assertThat(strata.stratified(12)).hasSize(12);
    assertThat(strata.stratified(12)).filteredOn(a -> a.row() < 70).hasSize(8);
    assertThat(strata.stratified(12)).filteredOn(a -> a.row() >= 95).hasSize(1);
    assertThat(strata.balanced(4)).hasSize(12).doesNotHaveDuplicates();
    assertThat(strata.balanced(4)).isEqualTo(strata.balanced(4));
  }

  @Test
  void boundaryDropsOrFillsWhatHangsOver() {
    Window extent = Window.ofSize(10, 10);
    List<Anchor> anchors = List.of(new Anchor(-2, 0), new Anchor(8, 8), new Anchor(3, 3));

    Placement dropped = Scatter.of(extent, 4, 4, anchors, Boundary.DROP);
    Placement snapped = Scatter.of(extent, 4, 4, anchors, Boundary.SNAP);
    Placement shrunk = Scatter.of(extent, 4, 4, anchors, Boundary.SHRINK);

    assertThat(dropped.indices().count()).isEqualTo(1);
    assertThat(snapped.anchor(CellIndex.of(0))).containsExactly(0, 0);
    assertThat(shrunk.anchor(CellIndex.of(0))).containsExactly(-2, 0);
  }
}
