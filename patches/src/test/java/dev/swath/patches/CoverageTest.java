package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Settings under which other systems write zeros without a word.
class CoverageTest {
  private static Raster constant(long rows, long cols) {
    return TestRasters.of(
        RasterSchema.of(DType.FLOAT32, 1, rows, cols), _ -> Values.fromDouble(DType.FLOAT32, 7));
  }

  private static Stitched identity(
      Raster source, long size, long stride, Boundary boundary, Stitching stitching) {
    Lattice lattice = Lattice.square(source.schema().extent(), size, stride, boundary);
    ChipResults results =
        new ChipResults(List.of(new Chips(source, lattice)), new Operators.Counting(), 4);
    return new Stitched(source.schema(), results, stitching);
  }

  private static long different(Block pixels, double value) {
    long[] count = new long[1];
    Operators.Windows.forEach(pixels.window(), at -> count[0] += pixels.value(at) == value ? 0 : 1);
    return count[0];
  }

  @Test
  void constantUnderHannIsConstantUpToTheBorder() {
    Stitching hann = Stitching.of(Taper.HANN, Aggregations.overlapAdd());
    Raster source = constant(256, 256);

    assertThatThrownBy(() -> identity(source, 64, 32, Boundary.SNAP, hann))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("1.56 % of the pixels are covered by no patch, or with weight 0");

    Stitched spared = identity(source, 64, 32, Boundary.SNAP, hann.sparingEdges());
    Stitched half =
        identity(
            source,
            64,
            32,
            Boundary.SNAP,
            Stitching.of(Taper.HANN_HALF, Aggregations.overlapAdd()));

    assertThat(different(Reference.whole(spared), 7)).isZero();
    assertThat(different(Reference.whole(half), 7)).isZero();
  }

  @Test
  void hannWithoutOverlapIsRefusedWithItsShare() {
    Stitching hann = Stitching.of(Taper.HANN, Aggregations.overlapAdd());

    assertThatThrownBy(() -> identity(constant(256, 256), 64, 64, Boundary.SNAP, hann))
        .hasMessageContaining("6.15 % of the pixels");
  }

  @Test
  void droppedPatchesAreRefusedWithTheirShareAndSnappedOnesCoverAll() {
    Stitching mean = Stitching.of(Taper.BOXCAR, Aggregations.mean());
    Raster source = constant(1000, 1000);

    assertThatThrownBy(() -> identity(source, 256, 192, Boundary.DROP, mean))
        .hasMessageContaining("30.8 % of the pixels");

    Stitched snapped = identity(source, 256, 192, Boundary.SNAP, mean);
    assertThat(snapped.coverage().uncovered()).isZero();
    assertThat(snapped.coverage().patches()).isEqualTo(25);
    assertThat(snapped.coverage().most()).isEqualTo(4);
  }

  @Test
  void boundariesGiveAsManyPatchesAsExpected() {
    Window extent = Window.ofSize(1, 70, 70);

    assertThat(Lattice.square(extent, 16, 16, Boundary.DROP).indices().count()).isEqualTo(16);
    assertThat(Lattice.square(extent, 16, 16, Boundary.SNAP).indices().count()).isEqualTo(25);
    assertThat(Lattice.square(extent, 16, 16, Boundary.SHRINK).indices().count()).isEqualTo(25);
    assertThat(
            Lattice.square(extent, 16, 16, new Boundary.Pad(OptionalDouble.empty()))
                .indices()
                .count())
        .isEqualTo(25);
    assertThatThrownBy(() -> Lattice.square(extent, 16, 16, Boundary.RAISE))
        .hasMessageContaining("reaches to pixel 80 but axis y has 70");
    assertThatThrownBy(() -> Lattice.square(extent, 71, 16, Boundary.SNAP))
        .hasMessageContaining("does not fit into the 70 pixels of axis y");
  }

  @Test
  void reflectionRepeatsNoPixelOfTheBorder() {
    Raster source = TestRasters.ramp(11, 11);
    Lattice lattice = Lattice.square(source.schema().extent(), 4, 4, Boundary.REFLECT);

    Block chips = Reference.whole(new Chips(source, lattice));

    assertThat(chips.window()).isEqualTo(Window.ofSize(3, 3, 1, 4, 4));
    assertThat(chips.value(2, 2, 0, 2, 2)).isEqualTo(10 * 11 + 10);
    assertThat(chips.value(2, 2, 0, 3, 2)).isEqualTo(9 * 11 + 10);
    assertThat(chips.value(2, 2, 0, 3, 3)).isEqualTo(9 * 11 + 9);
  }

  @Test
  void gapsOfIntegersNeedAValue() {
    Raster source = TestRasters.ramp(RasterSchema.of(DType.UINT8, 1, 20, 20));
    Stitching max =
        Stitching.of(Taper.BOXCAR, Aggregations.max()).withUncovered(Stitching.Uncovered.NODATA);

    assertThatThrownBy(() -> identity(source, 8, 8, Boundary.DROP, max))
        .hasMessageContaining("the uint8 output has no such value");
  }
}
