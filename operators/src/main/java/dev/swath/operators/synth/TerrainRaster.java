package dev.swath.operators.synth;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Invented heights in metres: plains, ranges with ridges, and detail down to a few pixels.
///
/// One band of float32. A height depends on row, column and seed alone, so a smaller raster
/// of the same seed is the corner of a larger one. No pixel is no data.
public final class TerrainRaster implements Derived {
  private final RasterSchema schema;
  private final long seed;

  public TerrainRaster(long rows, long cols, long seed) {
    Place.check(rows, cols);
    this.seed = seed;
    this.schema =
        RasterSchema.of(DType.FLOAT32, 1, rows, cols)
            .withNoData(
                Optional.of(new NoData(DType.FLOAT32, Values.fromDouble(DType.FLOAT32, -9999))))
            .withGeometry(Optional.of(Place.GEOMETRY))
            .withBands(List.of(new BandInfo("height", 1, 0, "m", "", Map.of())));
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of();
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of();
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    double[] heights = new double[Stretch.COLS];
    Stretch.forEach(
        out,
        (col, cols) -> {
          Relief relief = new Relief(seed, col, cols);
          for (long row = out.start(1); row < out.end(1); row++) {
            relief.row(row, heights);
            ValueRuns.write(heights, cols, into, into.offset(0, row, col), into.stride(2));
          }
        });
  }
}
