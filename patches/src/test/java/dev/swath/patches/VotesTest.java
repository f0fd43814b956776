package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.patches.fold.Aggregation;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import org.junit.jupiter.api.Test;

class VotesTest {
  /// Two patches over six columns, four each: scores of three classes by patch.
  private static Block stitched(Aggregation aggregation, double[][] scores) {
    int bands = scores[0].length;
    Raster source = TestRasters.ramp(4, 6);
    ChipOperator operator =
        new ChipOperator() {
          @Override
          public ChipResult result(List<RasterSchema> chips) {
            return ChipResult.like(chips.getFirst(), DType.FLOAT64, java.util.Optional.empty())
                .withBands(bands);
          }

          @Override
          public void apply(List<Block> in, java.lang.foreign.MemorySegment scratch, Block out) {
            int patch = in.getFirst().value(0, 0, 0, 0) == 0 ? 0 : 1;
            Operators.Windows.forEach(
                out.window(), at -> out.setValue(scores[patch][(int) at[1]], at));
          }
        };
    Lattice lattice = Lattice.square(source.schema().extent(), 4, 2, Boundary.SNAP);
    ChipResults results = new ChipResults(List.of(new Chips(source, lattice)), operator, 1);
    Stitching stitching =
        Stitching.of(Taper.BOXCAR, aggregation).withUncovered(Stitching.Uncovered.NODATA);
    return Reference.whole(new Stitched(source.schema(), results, stitching));
  }

  private static final double[][] SCORES = {{0.5, 0.4, 0.1}, {0, 0.6, 0.4}};

  @Test
  void softVoteAddsScoresAndHardVoteCountsWinners() {
    Block soft = stitched(Aggregations.softVote(), SCORES);
    Block hard = stitched(Aggregations.hardVote(), SCORES);

    assertThat(soft.dtype()).isEqualTo(DType.UINT8);
    assertThat(soft.window().size(0)).isEqualTo(1);
    assertThat(soft.value(0, 0, 0)).isEqualTo(0);
    assertThat(soft.value(0, 0, 2)).isEqualTo(1);
    assertThat(soft.value(0, 0, 5)).isEqualTo(1);
    assertThat(hard.value(0, 0, 2)).isEqualTo(0);
  }

  @Test
  void nanNeverVotes() {
    double[][] scores = {{Double.NaN, 1, 1}, {0, 0, 1}};

    Block hard = stitched(Aggregations.hardVote(), scores);

    assertThat(hard.value(0, 0, 0)).isEqualTo(255);
    assertThat(hard.value(0, 0, 2)).isEqualTo(2);
  }

  @Test
  void modeCountsClassNumbers() {
    Block mode = stitched(Aggregations.mode(), new double[][] {{7}, {3}});

    assertThat(mode.value(0, 0, 0)).isEqualTo(7);
    assertThat(mode.value(0, 0, 2)).isEqualTo(3);
  }

  @Test
  void preciseEstimatesCountMore() {
    Block mean = stitched(Aggregations.inverseVariance(), new double[][] {{10, 1}, {20, 4}});

    assertThat(mean.value(0, 0, 2)).isEqualTo(12);
    assertThat(mean.value(1, 0, 2)).isEqualTo(0.8);
    assertThat(mean.value(0, 0, 5)).isEqualTo(20);
  }

  @Test
  void quantileLiesBetweenItsNeighbours() {
    Block quantile = stitched(Aggregations.quantile(0.25), new double[][] {{10}, {20}});

    assertThat(quantile.value(0, 0, 3)).isEqualTo(12.5);
    assertThat(Values.toDouble(DType.FLOAT64, quantile.bits(quantile.offset(0, 0, 5))))
        .isEqualTo(20);
  }
}
