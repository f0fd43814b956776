package dev.swath.operators.terrain;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
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

/// A measure of a surface, from each pixel and its eight neighbours; every band by itself.
///
/// Results are float32 with −9999 for no data, hillshades uint8 with 0. A pixel that is no data or
/// NaN stays no data, as does one with such a neighbour unless the border policy fills it in.
/// A pixel's bits do not depend on the window that it is computed in.
public final class Terrain implements Derived {
  private static final int CHUNK = 1024;
  private static final int LEAST_SIDE = 3;
  private static final double NO_DATA = -9999;

  private final Raster source;
  private final Measure measure;
  private final Border border;
  private final Ground ground;
  private final RasterSchema schema;

  /// @param source heights: real numbers, at least 3 rows and columns
  public Terrain(Raster source, Measure measure, Heights heights, Border border) {
    RasterSchema from = source.schema();
    if (from.dtype().kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          "heights must be real numbers but pixels are " + from.dtype(),
          "take a raster of real numbers");
    }
    if (from.rows() < LEAST_SIDE || from.cols() < LEAST_SIDE) {
      throw new UnsupportedDataException(
          measure.word()
              + " looks at 3 x 3 pixels but the raster has "
              + from.rows()
              + " rows and "
              + from.cols()
              + " columns",
          "take a larger raster");
    }
    this.source = source;
    this.measure = measure;
    this.border = border;
    this.ground = Ground.of(from, heights);
    this.schema = schemaOf(from, measure);
  }

  private static RasterSchema schemaOf(RasterSchema source, Measure measure) {
    boolean shade = measure instanceof Measure.Hillshade;
    DType type = shade ? DType.UINT8 : DType.FLOAT32;
    NoData noData = new NoData(type, Values.fromDouble(type, shade ? 0 : NO_DATA));
    List<BandInfo> bands =
        source.bands().stream()
            .map(band -> new BandInfo(band.name(), 1, 0, unit(measure, band), "", Map.of()))
            .toList();
    return source.withDType(type, Optional.of(noData)).withBands(bands);
  }

  private static String unit(Measure measure, BandInfo height) {
    return switch (measure) {
      case Measure.Slope slope ->
          switch (slope.unit()) {
            case DEGREES -> "degree";
            case PERCENT -> "%";
          };
      case Measure.Aspect _ -> "degree";
      case Measure.Hillshade _, Measure.Curvature _ -> "";
      case Measure.Position _, Measure.Ruggedness _, Measure.Roughness _ -> height.unit();
    };
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of(new Need(0, around(out)));
  }

  private Window around(Window out) {
    long[] margin = new long[out.rank()];
    margin[margin.length - 2] = 1;
    margin[margin.length - 1] = 1;
    return out.grow(margin).intersect(schema.extent());
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Kernel kernel = Kernels.open(measure, ground, CHUNK);
    ThreeByThree strips = new ThreeByThree(source.schema(), border, kernel, CHUNK);
    planes(in.getFirst(), into, 0, strips);
  }

  /// Walks the axes before rows and columns.
  private void planes(Block in, Block into, int axis, ThreeByThree strips) {
    Window out = into.window();
    int x = out.rank() - 1;
    if (axis < x - 1) {
      for (long i = out.start(axis); i < out.end(axis); i++) {
        Block plane = in.view(in.window().with(axis, i, 1));
        planes(plane, into.view(out.with(axis, i, 1)), axis + 1, strips);
      }
      return;
    }
    double noData = schema.noData().orElseThrow().value();
    for (long col = out.start(x); col < out.end(x); col += CHUNK) {
      long cols = Math.min(CHUNK, out.end(x) - col);
      strips.compute(in, into.view(out.with(x, col, cols)), noData);
    }
  }
}
