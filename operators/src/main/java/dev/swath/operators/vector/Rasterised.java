package dev.swath.operators.vector;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shapes as pixels of a grid, made anew for each window.
///
/// It has the grid's dimensions, place and size, but one band; along other dimensions all planes
/// are alike.
public final class Rasterised implements Derived {
  private final Coverage coverage;
  private final RasterSchema schema;

  private Rasterised(Coverage coverage, RasterSchema grid, DType type, Optional<NoData> none) {
    int band = grid.dimensions().indexOf(RasterSchema.BAND);
    Window extent = band < 0 ? grid.extent() : grid.extent().with(band, 0, 1);
    this.coverage = coverage;
    this.schema =
        new RasterSchema(
            grid.dimensions(), extent, type, none, grid.geometry(), List.of(), Map.of());
  }

  /// uint32: 1 for the first shape, and so on; 0, which is no data, where there is none. Of shapes
  /// that overlap the later counts.
  public static Rasterised labels(RasterSchema grid, Polygons polygons, PixelRule rule) {
    return new Rasterised(
        new Coverage(grid, polygons, rule),
        grid,
        DType.UINT32,
        Optional.of(new NoData(DType.UINT32, 0)));
  }

  /// uint8: 1 where any shape is, else 0; no value is no data.
  public static Rasterised mask(RasterSchema grid, Polygons polygons, PixelRule rule) {
    return new Rasterised(new Coverage(grid, polygons, rule), grid, DType.UINT8, Optional.empty());
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
    into.fill(0);
    int y = out.rank() - 2;
    int x = out.rank() - 1;
    coverage
        .touching(out.start(y), out.end(y), out.start(x), out.end(x))
        .forEach(shape -> burn(shape, out, into));
  }

  private void burn(int shape, Window out, Block into) {
    int y = out.rank() - 2;
    int x = out.rank() - 1;
    long value = schema.dtype() == DType.UINT8 ? 1 : shape + 1L;
    coverage.spans(
        shape,
        out.start(y),
        out.end(y),
        out.start(x),
        out.end(x),
        (row, from, to) -> {
          Window span = out.with(y, row, 1).with(x, from, to - from);
          into.view(span).fill(value);
        });
  }

  /// The smallest window of the grid around all shapes, on all bands and other dimensions; nothing
  /// if no shape reaches into the grid.
  public static Optional<Window> window(RasterSchema grid, Polygons polygons) {
    return new Coverage(grid, polygons, PixelRule.ALL_TOUCHED).window(grid);
  }
}
