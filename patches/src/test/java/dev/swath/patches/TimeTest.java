package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.patches.ChipResult.Fit;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.AxisCut;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.TestRasters;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Patches over time, bands, rows and columns.
class TimeTest {
  private static final int TIMES = 9;

  /// Pixel values tell time, band, row and column.
  private static final Raster SOURCE =
      TestRasters.of(
          new RasterSchema(
              List.of("time", "band", "y", "x"),
              Window.ofSize(TIMES, 2, 20, 24),
              DType.FLOAT64,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Map.of()),
          at -> Values.fromDouble(DType.FLOAT64, at[0] * 1e6 + at[1] * 1e4 + at[2] * 100 + at[3]));

  /// The mean over a chip's times, said to lie at some time after the chip's first.
  private record TimeMean(long offset) implements ChipOperator {
    @Override
    public ChipResult result(List<RasterSchema> chips) {
      RasterSchema chip = chips.getFirst();
      Window one = chip.extent().with(0, 0, 1);
      return new ChipResult(
          chip.withExtent(one, chip.geometry()),
          List.of(new Fit(offset, 1, 1), Fit.SAME, Fit.SAME, Fit.SAME));
    }

    @Override
    public void apply(List<Block> in, MemorySegment scratch, Block out) {
      Block chips = in.getFirst();
      long times = chips.window().size(1);
      Operators.Windows.forEach(
          out.window(),
          at -> {
            double sum = 0;
            for (long t = 0; t < times; t++) {
              sum += chips.value(at[0], t, at[2], at[3], at[4]);
            }
            out.setValue(sum / times, at);
          });
    }
  }

  private static Stitched stitched(AxisCut time, Boundary boundary, long offset) {
    Lattice lattice =
        Lattice.of(
            SOURCE.schema().extent(),
            List.of(time, AxisCut.whole(2), AxisCut.of(8, 4), AxisCut.of(8, 4)),
            boundary,
            1);
    ChipResults results =
        new ChipResults(List.of(new Chips(SOURCE, lattice)), new TimeMean(offset), 2);
    return new Stitched(
        SOURCE.schema(),
        results,
        Stitching.of(Taper.HANN_HALF, Aggregations.overlapAdd())
            .withUncovered(Stitching.Uncovered.NODATA));
  }

  private static Block sweep(Stitched made) {
    MemorySink sink = MemorySink.of(made.schema(), 2, 2, 9, 7);
    new Sweep(made, sink, new SweepOptions(64 << 20, 2, Optional.empty())).run(SweepListener.NONE);
    return sink.pixels();
  }

  private static double space(long band, long row, long col) {
    return band * 1e4 + row * 100 + col;
  }

  @Test
  void lookbackMeansThePastOfEachTimeAndNeverItsFuture() {
    Block pixels = sweep(stitched(AxisCut.of(3, 1), Boundary.DROP, 2));

    assertThat(pixels.value(1, 1, 13, 17)).isNaN();
    assertThat(pixels.value(2, 1, 13, 17)).isEqualTo(1e6 + space(1, 13, 17));
    assertThat(pixels.value(8, 0, 2, 3)).isEqualTo(7e6 + space(0, 2, 3));
  }

  @Test
  void leadingPastIsFilledUpSoThatTheFirstTimesAreThere() {
    Boundary reflect = Boundary.REFLECT;

    Block pixels = sweep(stitched(new AxisCut(3, 1, 2), reflect, 2));

    assertThat(pixels.value(0, 0, 5, 5)).isEqualTo(1e6 + space(0, 5, 5));
    assertThat(pixels.value(4, 0, 5, 5)).isEqualTo(3e6 + space(0, 5, 5));
  }

  @Test
  void horizonLiesAfterWhatItIsMadeFrom() {
    Block pixels = sweep(stitched(AxisCut.of(2, 1), Boundary.DROP, 3));

    assertThat(pixels.value(2, 0, 5, 5)).isNaN();
    assertThat(pixels.value(3, 0, 5, 5)).isEqualTo(0.5e6 + space(0, 5, 5));
    assertThat(pixels.value(8, 1, 5, 5)).isEqualTo(5.5e6 + space(1, 5, 5));
  }

  @Test
  void timesInOnePieceGiveWhatTheOperatorMakesOfThem() {
    Stitched made = stitched(AxisCut.whole(TIMES), Boundary.SNAP, 0);

    assertThat(made.schema().extent()).isEqualTo(Window.ofSize(1, 2, 20, 24));
    assertThat(sweep(made).value(0, 1, 19, 23)).isEqualTo(4e6 + space(1, 19, 23));
  }
}
