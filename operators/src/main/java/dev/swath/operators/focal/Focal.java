package dev.swath.operators.focal;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.operators.reduce.BandStatistics;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// A statistic of the pixels around each pixel, or their weighted sum; every band by itself.
///
/// Minimum and maximum keep type and no data of the raster. Other results are float32 for types of
/// at most 16 bits and float32, else float64, with NaN for no data. Sums run in one order whatever
/// the window, so a pixel's bits do not depend on it.
public final class Focal implements Derived {
  private static final int LONGEST_RUN = 1024;
  private static final int SHORTEST_RUN = 64;

  /// Doubles that one thread holds of rows, unless runs would become too short.
  private static final int MOST_HELD = 1 << 16;

  private final Raster source;
  private final int rowRadius;
  private final int colRadius;
  private final Border border;
  private final IntFunction<Task> tasks;
  private final RasterSchema schema;

  private Focal(
      Raster source,
      int rows,
      int cols,
      Border border,
      IntFunction<Task> tasks,
      RasterSchema schema) {
    RasterSchema from = source.schema();
    if (rows > from.rows() || cols > from.cols()) {
      throw new UnsupportedDataException(
          "a footprint of "
              + rows
              + " x "
              + cols
              + " pixels is larger than the raster of "
              + from.rows()
              + " x "
              + from.cols(),
          "take a smaller footprint");
    }
    this.source = source;
    this.rowRadius = rows / 2;
    this.colRadius = cols / 2;
    this.border = border;
    this.tasks = tasks;
    this.schema = schema;
  }

  /// A statistic over a footprint.
  public static Focal of(
      Raster source, Statistic statistic, Footprint footprint, Border border, Gaps gaps) {
    RasterSchema from = real(source.schema());
    RasterSchema schema = statistic.picks() ? picked(from, border) : summed(from);
    IntFunction<Task> tasks = longest -> Tasks.of(statistic, footprint, border, gaps, longest);
    return new Focal(source, footprint.rows(), footprint.cols(), border, tasks, schema);
  }

  /// The sum of pixels times weights. Weights that make a mean are scaled up where gaps are left
  /// out or the border clips them; others allow neither.
  public static Focal convolution(Raster source, Weights weights, Border border, Gaps gaps) {
    RasterSchema schema = summed(real(source.schema()));
    if (!weights.smooths() && (border == Border.CLIP || gaps == Gaps.IGNORE)) {
      throw new UnsupportedDataException(
          "weights that are negative or add up to 0 mean nothing where some are left out",
          "let gaps propagate, and let the border be nodata, reflect or edge");
    }
    IntFunction<Task> tasks = longest -> Tasks.of(weights, border, gaps, longest);
    return new Focal(source, weights.rows(), weights.cols(), border, tasks, schema);
  }

  /// How far the weighted values around each pixel lie above or below what the whole band
  /// lets expect, in standard deviations (Gi* of Getis and Ord); the border clips the
  /// weights, and pixels without data have none.
  ///
  /// @param bands statistics of each band, asked for when pixels are computed
  /// @param made type and no data of the result
  /// @param value from a deviation to a value of that type
  public static Focal hotspots(
      Raster source,
      Weights weights,
      Supplier<List<BandStatistics>> bands,
      RasterSchema made,
      DoubleUnaryOperator value) {
    RasterSchema from = real(source.schema());
    if (!weights.smooths()) {
      throw new UnsupportedDataException(
          "hot spots need weights that are not negative", "take a footprint or a bell curve");
    }
    IntFunction<Task> tasks = longest -> new HotspotTask(weights, bands.get(), value, longest);
    RasterSchema schema = from.withDType(made.dtype(), made.noData());
    return new Focal(source, weights.rows(), weights.cols(), Border.CLIP, tasks, schema);
  }

  private static RasterSchema real(RasterSchema schema) {
    if (schema.dtype().kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          "focal operators need real pixels but they are " + schema.dtype(),
          "take a raster of real numbers");
    }
    return schema;
  }

  private static RasterSchema summed(RasterSchema source) {
    DType from = source.dtype();
    boolean small = from == DType.FLOAT32 || from.bytes() <= 2;
    DType type = small ? DType.FLOAT32 : DType.FLOAT64;
    return source.withDType(type, Optional.of(nan(type)));
  }

  private static NoData nan(DType type) {
    return switch (type) {
      case FLOAT16 -> new NoData(type, Float.floatToFloat16(Float.NaN) & 0xffffL);
      case FLOAT32 -> new NoData(type, Float.floatToRawIntBits(Float.NaN) & 0xffff_ffffL);
      default -> new NoData(DType.FLOAT64, Double.doubleToRawLongBits(Double.NaN));
    };
  }

  private static RasterSchema picked(RasterSchema source, Border border) {
    DType type = source.dtype();
    if (type.isInteger() && type.bytes() == 8) {
      return summed(source);
    }
    if (source.noData().isPresent()) {
      return source;
    }
    if (type.kind() == DType.Kind.FLOAT) {
      return source.withNoData(Optional.of(nan(type)));
    }
    if (border == Border.NODATA) {
      throw new UnsupportedDataException(
          "a border of no data needs a no-data value but the " + type + " raster has none",
          "declare one, or choose another border");
    }
    return source;
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
    long[] margin = new long[out.rank()];
    margin[margin.length - 2] = rowRadius;
    margin[margin.length - 1] = colRadius;
    return List.of(new Need(0, out.grow(margin).intersect(schema.extent())));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    int held = MOST_HELD / (2 * rowRadius + 1) - 2 * colRadius;
    int longest = Math.clamp(held, SHORTEST_RUN, LONGEST_RUN);
    RowRing rows = new RowRing(source.schema(), border, rowRadius, colRadius, longest);
    planes(in.getFirst(), into, 0, new Strip(rows, tasks.apply(longest), new double[longest]));
  }

  /// What one thread needs.
  private record Strip(RowRing rows, Task task, double[] out) {}

  /// Walks the axes before rows and columns.
  private void planes(Block in, Block into, int axis, Strip strip) {
    Window out = into.window();
    int x = out.rank() - 1;
    if (axis < x - 1) {
      boolean bands = schema.dimensions().get(axis).equals(RasterSchema.BAND);
      for (long i = out.start(axis); i < out.end(axis); i++) {
        if (bands) {
          strip.task().band(Math.toIntExact(i));
        }
        Block plane = in.view(in.window().with(axis, i, 1));
        planes(plane, into.view(out.with(axis, i, 1)), axis + 1, strip);
      }
      return;
    }
    int longest = strip.out().length;
    for (long col = out.start(x); col < out.end(x); col += longest) {
      long cols = Math.min(longest, out.end(x) - col);
      strip(in, into.view(out.with(x, col, cols)), strip);
    }
  }

  private void strip(Block in, Block into, Strip strip) {
    Window window = into.window();
    int x = window.rank() - 1;
    int n = Math.toIntExact(window.size(x));
    double[] out = strip.out();
    strip.rows().open(in, window);
    for (long row = window.start(x - 1); row < window.end(x - 1); row++) {
      strip.rows().advance();
      strip.task().run(strip.rows(), out, n);
      if (border == Border.NODATA) {
        dropBorder(row, window.start(x), out, n);
      }
      Block line = into.view(window.with(x - 1, row, 1));
      write(out, n, line);
    }
  }

  private void dropBorder(long row, long firstCol, double[] out, int n) {
    if (row < rowRadius || row >= schema.rows() - rowRadius) {
      Arrays.fill(out, 0, n, Double.NaN);
      return;
    }
    int left = Math.clamp(colRadius - firstCol, 0, n);
    int right = Math.clamp(schema.cols() - colRadius - firstCol, left, n);
    Arrays.fill(out, 0, left, Double.NaN);
    Arrays.fill(out, right, n, Double.NaN);
  }

  private void write(double[] out, int n, Block line) {
    double noData = schema.noData().map(NoData::value).orElse(0.0);
    for (int i = 0; i < n; i++) {
      out[i] = Double.isNaN(out[i]) ? noData : out[i];
    }
    ValueRuns.write(out, n, line, line.base(), line.stride(line.window().rank() - 1));
  }
}
