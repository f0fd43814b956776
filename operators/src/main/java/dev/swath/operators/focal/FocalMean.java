package dev.swath.operators.focal;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The mean of the square of pixels around each pixel, clipped at the raster's border.
///
/// Pixels that are no data or NaN are left out; where all are, the result is NaN, which is
/// the no-data value. The result is float64 for a float64 raster and float32 for all
/// others. Sums run in one order whatever the window, so a pixel's bits do not depend on
/// it.
public final class FocalMean implements Derived {
  private static final int CHUNK = 1024;

  private final Raster source;
  private final int radius;
  private final RasterSchema schema;

  /// @param radius pixels on each side of the centre; 0 leaves values as they are
  public FocalMean(Raster source, int radius) {
    if (radius < 0 || radius > CHUNK) {
      throw new IllegalArgumentException("radius must be 0 to " + CHUNK + " but was " + radius);
    }
    if (source.schema().dtype().kind() == DType.Kind.COMPLEX) {
      throw new IllegalArgumentException(
          "a focal mean needs real pixels but they are " + source.schema().dtype());
    }
    this.source = source;
    this.radius = radius;
    this.schema = schemaOf(source.schema());
  }

  private static RasterSchema schemaOf(RasterSchema source) {
    boolean wide = source.dtype() == DType.FLOAT64;
    DType type = wide ? DType.FLOAT64 : DType.FLOAT32;
    long nan = wide ? Double.doubleToRawLongBits(Double.NaN) : Float.floatToRawIntBits(Float.NaN);
    return source.withDType(type, Optional.of(new NoData(type, nan)));
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
    margin[margin.length - 2] = radius;
    margin[margin.length - 1] = radius;
    return out.grow(margin).intersect(schema.extent());
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    planes(in.get(0), into, 0, new Columns(source.schema().noData(), CHUNK + 2 * radius));
  }

  /// Walks the axes before rows and columns.
  private void planes(Block in, Block into, int axis, Columns columns) {
    Window out = into.window();
    if (axis == out.rank() - 2) {
      plane(in, into, columns);
      return;
    }
    for (long i = out.start(axis); i < out.end(axis); i++) {
      planes(
          in.view(in.window().with(axis, i, 1)),
          into.view(out.with(axis, i, 1)),
          axis + 1,
          columns);
    }
  }

  private void plane(Block in, Block into, Columns columns) {
    Window out = into.window();
    int x = out.rank() - 1;
    for (long col = out.start(x); col < out.end(x); col += CHUNK) {
      Window strip = out.with(x, col, Math.min(CHUNK, out.end(x) - col));
      Window need = around(strip);
      for (long row = out.start(x - 1); row < out.end(x - 1); row++) {
        columns.clear();
        Window rows = around(strip.with(x - 1, row, 1));
        for (long r = rows.start(x - 1); r < rows.end(x - 1); r++) {
          columns.add(in, in.view(need.with(x - 1, r, 1)));
        }
        columns.means(radius, need, into.view(strip.with(x - 1, row, 1)));
      }
    }
  }

  /// Sums and counts of the valid pixels of each column.
  private static final class Columns {
    private final Optional<NoData> noData;
    private final double[] values;
    private final double[] sums;
    private final double[] counts;
    private final double[] means;

    Columns(Optional<NoData> noData, int width) {
      this.noData = noData;
      this.values = new double[width];
      this.sums = new double[width];
      this.counts = new double[width];
      this.means = new double[width];
    }

    void clear() {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
    }

    void add(Block in, Block row) {
      int x = row.window().rank() - 1;
      int n = Math.toIntExact(row.window().size(x));
      ValueRuns.read(in, row.base(), row.stride(x), n, values);
      double excluded = noData.isPresent() ? noData.get().value() : Double.NaN;
      for (int i = 0; i < n; i++) {
        double value = values[i];
        boolean valid = !Double.isNaN(value) && value != excluded;
        sums[i] += valid ? value : 0;
        counts[i] += valid ? 1 : 0;
      }
    }

    void means(int radius, Window need, Block row) {
      int x = row.window().rank() - 1;
      int n = Math.toIntExact(row.window().size(x));
      int width = Math.toIntExact(need.size(x));
      int first = Math.toIntExact(row.window().start(x) - need.start(x));
      for (int i = 0; i < n; i++) {
        double sum = 0;
        double count = 0;
        int end = Math.min(width, first + i + radius + 1);
        for (int c = Math.max(0, first + i - radius); c < end; c++) {
          sum += sums[c];
          count += counts[c];
        }
        means[i] = count > 0 ? sum / count : Double.NaN;
      }
      ValueRuns.write(means, n, row, row.base(), row.stride(x));
    }
  }
}
