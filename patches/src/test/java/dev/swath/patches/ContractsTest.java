package dev.swath.patches;

import dev.swath.array.DType;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.AxisCut;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Placement;
import dev.swath.patches.place.Sampler;
import dev.swath.patches.place.Scatter;
import dev.swath.patches.place.Taper;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class ContractsTest {
  private static final Raster FLOATS =
      TestRasters.random(RasterSchema.of(DType.FLOAT32, 2, 37, 45), 3);
  private static final Raster INTEGERS =
      TestRasters.random(
          RasterSchema.of(DType.UINT8, 3, 37, 45)
              .withNoData(Optional.of(new NoData(DType.UINT8, 7))),
          4);

  private static ChipResults results(Raster source, Placement placement) {
    return new ChipResults(List.of(new Chips(source, placement)), new Operators.Counting(), 3);
  }

  private static Lattice lattice(Raster source, Boundary boundary) {
    AxisCut rows = AxisCut.of(9, 5);
    AxisCut cols = AxisCut.of(11, 4);
    return Lattice.of(source.schema().extent(), rows, cols, boundary, 1);
  }

  private static Stitching nodata(Stitching stitching) {
    return stitching.withUncovered(Stitching.Uncovered.NODATA);
  }

  @Nested
  class OverlapAdd extends RasterContract {
    @Override
    protected Raster raster() {
      Stitching how = Stitching.of(Taper.HANN_HALF, Aggregations.overlapAdd());
      return new Stitched(FLOATS.schema(), results(FLOATS, lattice(FLOATS, Boundary.SNAP)), how);
    }
  }

  @Nested
  class ModeOfIntegers extends RasterContract {
    @Override
    protected Raster raster() {
      Stitching how = nodata(Stitching.of(Taper.BOXCAR, Aggregations.mode())).withTrim(2);
      return new Stitched(
          INTEGERS.schema(), results(INTEGERS, lattice(INTEGERS, Boundary.SHRINK)), how);
    }
  }

  @Nested
  class Voted extends RasterContract {
    @Override
    protected Raster raster() {
      Stitching how = Stitching.of(Taper.tukey(0.3), Aggregations.softVote());
      return new Stitched(
          INTEGERS.schema(), results(INTEGERS, lattice(INTEGERS, Boundary.REFLECT)), how);
    }
  }

  @Nested
  class Scattered extends RasterContract {
    @Override
    protected Raster raster() {
      Sampler sampler = new Sampler(FLOATS.schema().extent(), 8, 8);
      Scatter scatter =
          Scatter.of(FLOATS.schema().extent(), 8, 8, sampler.random(30, 11), Boundary.SNAP);
      Stitching how = nodata(Stitching.of(Taper.TRIANGULAR, Aggregations.overlapAdd()));
      return new Stitched(FLOATS.schema(), results(FLOATS, scatter), how);
    }
  }

  @Nested
  class ChipsOfLattice extends RasterContract {
    @Override
    protected Raster raster() {
      return new Chips(FLOATS, lattice(FLOATS, Boundary.REFLECT));
    }
  }

  @Nested
  class ResultsOfScatter extends RasterContract {
    @Override
    protected Raster raster() {
      Sampler sampler = new Sampler(FLOATS.schema().extent(), 8, 8);
      return results(
          FLOATS,
          Scatter.of(FLOATS.schema().extent(), 8, 8, sampler.jittered(7, 0.5, 2), Boundary.SNAP));
    }
  }
}
