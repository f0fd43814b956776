package dev.swath.operators.focal;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import java.util.Arrays;

/// The rows around one row of a narrow window, each read once as the window is walked downwards.
/// One thread.
///
/// Pixel `i` of a run lies at `i + ` [#colRadius()] in each row. NaN stands for gaps, and for what
/// lies beyond a clipped border.
final class RowRing {
  private final RasterSchema schema;
  private final Border border;
  private final int rowRadius;
  private final int colRadius;
  private final ValidRuns valid;
  private final double[][] rows;
  private final boolean[] gaps;
  private final double[] inner;
  private Block in;
  private long firstCol;
  private int width;
  private long next;

  /// @param longest the most columns of a window
  RowRing(RasterSchema schema, Border border, int rowRadius, int colRadius, int longest) {
    this.schema = schema;
    this.border = border;
    this.rowRadius = rowRadius;
    this.colRadius = colRadius;
    int length = longest + 2 * colRadius;
    this.valid = new ValidRuns(schema.noData(), length);
    this.rows = new double[2 * rowRadius + 1][length];
    this.gaps = new boolean[rows.length];
    this.inner = new double[length];
  }

  int colRadius() {
    return colRadius;
  }

  /// Number of rows.
  int size() {
    return rows.length;
  }

  /// The row so many below the topmost one.
  double[] row(int below) {
    return rows[slot(next - rows.length + below)];
  }

  /// Whether the row so many below the topmost one is a row of the raster.
  boolean hasRow(int below) {
    long row = next - rows.length + below;
    return row >= 0 && row < schema.rows();
  }

  /// The first pixel of a run whose cell in a column of the footprint lies inside the raster.
  int firstInside(int col, int n) {
    return Math.clamp(colRadius - col - firstCol, 0, n);
  }

  /// The end of the pixels of a run whose cell in a column of the footprint lies inside the raster.
  int lastInside(int col, int n) {
    return Math.clamp(schema.cols() + colRadius - col - firstCol, 0, n);
  }

  /// Whether any of the rows has a gap, or lies partly beyond a clipped border.
  boolean hasGaps() {
    for (boolean gap : gaps) {
      if (gap) {
        return true;
      }
    }
    return false;
  }

  /// Begins a window.
  ///
  /// @param block one plane of the source with all that the window needs
  void open(Block block, Window window) {
    int x = window.rank() - 1;
    in = block;
    firstCol = window.start(x);
    width = Math.toIntExact(window.size(x));
    next = window.start(x - 1) - rowRadius;
    for (int i = 1; i < rows.length; i++) {
      advance();
    }
  }

  /// Reads the next row.
  void advance() {
    int slot = slot(next);
    long row = border.inside(next, schema.rows());
    if (row < 0) {
      Arrays.fill(rows[slot], Double.NaN);
      gaps[slot] = true;
    } else {
      gaps[slot] = load(row, rows[slot]);
    }
    next++;
  }

  private int slot(long row) {
    return Math.toIntExact(Math.floorMod(row, (long) rows.length));
  }

  private boolean load(long row, double[] into) {
    int x = in.window().rank() - 1;
    long start = Math.max(0, firstCol - colRadius);
    long end = Math.min(schema.cols(), firstCol + width + colRadius);
    Block run = in.view(in.window().with(x - 1, row, 1).with(x, start, end - start));
    int at = Math.toIntExact(start - (firstCol - colRadius));
    int n = Math.toIntExact(end - start);
    boolean gap = valid.read(run, run.base(), run.stride(x), n, into, at);
    int length = width + 2 * colRadius;
    if (at > 0 || at + n < length) {
      System.arraycopy(into, at, inner, 0, n);
      gap |= fill(into, 0, at, start);
      gap |= fill(into, at + n, length, start);
    }
    return gap;
  }

  /// Sets what lies beyond the first or the last column.
  private boolean fill(double[] into, int from, int to, long start) {
    boolean gap = false;
    for (int i = from; i < to; i++) {
      long col = border.inside(firstCol - colRadius + i, schema.cols());
      into[i] = col < 0 ? Double.NaN : inner[Math.toIntExact(col - start)];
      gap |= col < 0;
    }
    return gap;
  }
}
