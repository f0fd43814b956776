package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StitchedTest {
  private static final Map<String, Taper> TAPERS =
      Map.of(
          "boxcar", Taper.BOXCAR,
          "hann", Taper.HANN,
          "hann-half", Taper.HANN_HALF,
          "triangular", Taper.TRIANGULAR,
          "tukey", Taper.tukey(0.5),
          "gaussian", Taper.gaussian(0.5));

  private static Stitched stitched(
      Raster source, Lattice lattice, ChipOperator operator, int batch, Stitching stitching) {
    ChipResults results = new ChipResults(List.of(new Chips(source, lattice)), operator, batch);
    return new Stitched(source.schema(), results, stitching);
  }

  private static Stitched identity(
      Raster source, long size, long stride, Boundary boundary, Stitching stitching) {
    Lattice lattice = Lattice.square(source.schema().extent(), size, stride, boundary);
    return stitched(source, lattice, new Operators.Counting(), 3, stitching);
  }

  private static SweepCounters sweep(Raster raster, MemorySink sink, int threads) {
    SweepOptions options = new SweepOptions(64 << 20, threads, Optional.empty());
    return new Sweep(raster, sink, options).run(SweepListener.NONE);
  }

  @Test
  void constantStaysConstantForEveryTaperStrideAndSize() {
    SplittableRandom random = new SplittableRandom(1);
    for (Map.Entry<String, Taper> taper : TAPERS.entrySet()) {
      for (int round = 0; round < 12; round++) {
        long rows = random.nextLong(17, 60);
        long cols = random.nextLong(17, 60);
        long size = random.nextLong(2, 17);
        long stride = taper.getKey().equals("hann") ? size / 2 : random.nextLong(1, size + 1);
        Raster constant =
            TestRasters.of(
                RasterSchema.of(DType.FLOAT64, 1, rows, cols),
                _ -> Values.fromDouble(DType.FLOAT64, 7.3));
        Stitching stitching =
            Stitching.of(taper.getValue(), Aggregations.overlapAdd()).sparingEdges();
        if (size < 4) {
          continue;
        }

        Stitched made = identity(constant, size, Math.max(1, stride), Boundary.SNAP, stitching);
        Block pixels = Reference.whole(made);

        Operators.Windows.forEach(
            pixels.window(),
            at ->
                assertThat(pixels.value(at))
                    .as("%s %d/%d of %d x %d", taper.getKey(), size, stride, rows, cols)
                    .isCloseTo(7.3, org.assertj.core.data.Offset.offset(1e-12)));
      }
    }
  }

  @Test
  void borderOfSymmetricHannIsAMistakeUnlessItIsNoData() {
    Raster source = TestRasters.ramp(64, 64);
    Stitching hann = Stitching.of(Taper.HANN, Aggregations.overlapAdd());

    assertThatThrownBy(() -> identity(source, 16, 8, Boundary.SNAP, hann))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("6.15 % of the pixels");

    Stitched made =
        identity(source, 16, 8, Boundary.SNAP, hann.withUncovered(Stitching.Uncovered.NODATA));

    assertThat(made.coverage().uncovered()).isEqualTo(1 - 62 * 62 / 4096.0);
    assertThat(Reference.whole(made).value(0, 0, 5)).isNaN();
    assertThat(Reference.whole(made).value(0, 1, 1)).isEqualTo(65);
  }

  @Test
  void eachChipIsComputedOnceAndEachChunkDecodedOnce() {
    CountingUnits source = CountingUnits.of(RasterSchema.of(DType.FLOAT32, 2, 150, 170), 2, 40, 64);
    Operators.Counting operator = new Operators.Counting();
    Lattice lattice = Lattice.square(source.schema().extent(), 32, 20, Boundary.SNAP);
    Stitching stitching = Stitching.of(Taper.HANN_HALF, Aggregations.overlapAdd());
    Stitched made = stitched(source, lattice, operator, 3, stitching);
    MemorySink sink = MemorySink.of(made.schema(), 2, 48, 50);

    SweepCounters counters = sweep(made, sink, 3);

    assertThat(operator.chips.get()).isEqualTo(lattice.indices().count()).isEqualTo(7 * 8);
    assertThat(operator.calls.get()).isEqualTo(7 * 3);
    assertThat(source.computed().max()).isEqualTo(1);
    assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(counters.maxWritesPerWriteUnit()).isEqualTo(1);
    assertThat(sink.pixels().segment().mismatch(Reference.whole(made).segment())).isEqualTo(-1);
  }

  @Test
  void exampleOfTheDocumentationCentresChips() {
    Raster source = TestRasters.ramp(8, 8);
    Stitching stitching = Stitching.of(Taper.HANN_HALF, Aggregations.overlapAdd());

    Lattice lattice = Lattice.square(source.schema().extent(), 4, 4, Boundary.SNAP);
    Block pixels = Reference.whole(stitched(source, lattice, new Centred(), 2, stitching));

    assertThat(pixels.value(0, 0, 0)).isEqualTo(-13.5);
    assertThat(pixels.value(0, 4, 4)).isEqualTo(-13.5);
    assertThat(pixels.value(0, 3, 3)).isEqualTo(13.5);
  }

  @Test
  void valuesWithoutNumberCountNowhereAndZeroWeightsNeither() {
    double[] values = {1, Double.NaN, Double.POSITIVE_INFINITY, 5};
    Raster source =
        TestRasters.of(
            RasterSchema.of(DType.FLOAT64, 1, 4, 4),
            at -> Values.fromDouble(DType.FLOAT64, values[(int) at[2]]));
    Stitching hann =
        Stitching.of(Taper.HANN, Aggregations.overlapAdd())
            .withUncovered(Stitching.Uncovered.NODATA);

    Block pixels = Reference.whole(identity(source, 4, 4, Boundary.SNAP, hann));

    assertThat(pixels.value(0, 1, 0)).isNaN();
    assertThat(pixels.value(0, 1, 1)).isNaN();
    assertThat(pixels.value(0, 1, 2)).isInfinite();
    assertThat(pixels.value(0, 1, 3)).isNaN();
  }
}
