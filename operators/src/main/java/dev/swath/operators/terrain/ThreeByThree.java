package dev.swath.operators.terrain;

import dev.swath.array.Block;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.operators.focal.ValidRuns;
import dev.swath.raster.RasterSchema;

/// Runs a kernel over the rows of a narrow window: holds three rows, each read once, and
/// answers what the kernel does not know, borders and gaps. One thread.
final class ThreeByThree {
  private final RasterSchema schema;
  private final Border border;
  private final Kernel kernel;
  private final ValidRuns valid;
  private final double[] out;
  private final double[][] patch = new double[3][3];
  private final double[] patched = new double[1];
  private Line above;
  private Line here;
  private Line below;
  private Block in;
  private long firstCol;
  private int n;

  /// @param longest the most columns of a window
  ThreeByThree(RasterSchema schema, Border border, Kernel kernel, int longest) {
    this.schema = schema;
    this.border = border;
    this.kernel = kernel;
    this.valid = new ValidRuns(schema.noData(), longest + 2);
    this.out = new double[longest];
    this.above = new Line(longest + 2);
    this.here = new Line(longest + 2);
    this.below = new Line(longest + 2);
  }

  /// A row of heights with one column more on each side, wherever there is one.
  private static final class Line {
    final double[] heights;
    boolean gaps;

    Line(int length) {
      heights = new double[length];
    }
  }

  /// @param block one plane of the source that has what the target's window needs
  /// @param into one plane of the result, at most as wide as a strip
  void compute(Block block, Block into, double noData) {
    Window window = into.window();
    int x = window.rank() - 1;
    in = block;
    firstCol = window.start(x);
    n = Math.toIntExact(window.size(x));
    long firstRow = window.start(x - 1);
    load(firstRow - 1, above);
    load(firstRow, here);
    for (long row = firstRow; row < window.end(x - 1); row++) {
      load(row + 1, below);
      row(row);
      for (int i = 0; i < n; i++) {
        out[i] = Double.isNaN(out[i]) ? noData : out[i];
      }
      Block line = into.view(window.with(x - 1, row, 1));
      ValueRuns.write(out, n, line, line.base(), line.stride(x));
      Line free = above;
      above = here;
      here = below;
      below = free;
    }
  }

  private void row(long row) {
    boolean first = row == 0;
    boolean last = row == schema.rows() - 1;
    if (border == Border.NODATA && (first || last)) {
      java.util.Arrays.fill(out, 0, n, Double.NaN);
      return;
    }
    if (first) {
      extrapolate(here, below, above);
    }
    if (last) {
      extrapolate(here, above, below);
    }
    if (border == Border.EXTRAPOLATE) {
      ends(first || last);
    }
    kernel.row(row, above.heights, here.heights, below.heights, out, n);
    if (above.gaps || here.gaps || below.gaps) {
      patch(row);
    }
    if (border == Border.NODATA) {
      if (firstCol == 0) {
        out[0] = Double.NaN;
      }
      if (firstCol + n == schema.cols()) {
        out[n - 1] = Double.NaN;
      }
    }
  }

  /// Reads a row if the raster has it.
  private void load(long row, Line line) {
    if (row < 0 || row >= schema.rows()) {
      return;
    }
    int x = in.window().rank() - 1;
    long start = Math.max(0, firstCol - 1);
    long end = Math.min(schema.cols(), firstCol + n + 1);
    Block run = in.view(in.window().with(x - 1, row, 1).with(x, start, end - start));
    int at = Math.toIntExact(start - (firstCol - 1));
    int cols = Math.toIntExact(end - start);
    line.gaps = valid.read(run, run.base(), run.stride(x), cols, line.heights, at);
  }

  private void extrapolate(Line near, Line far, Line beyond) {
    for (int i = 0; i < n + 2; i++) {
      beyond.heights[i] = 2 * near.heights[i] - far.heights[i];
    }
    beyond.gaps = near.gaps || far.gaps;
  }

  /// Sets the columns before the first and after the last one of the raster.
  private void ends(boolean repeat) {
    if (firstCol == 0) {
      end(0, 1, 2, repeat);
    }
    if (firstCol + n == schema.cols()) {
      end(n + 1, n, n - 1, repeat);
    }
  }

  private void end(int at, int near, int far, boolean repeat) {
    for (Line line : new Line[] {above, here, below}) {
      double[] heights = line.heights;
      heights[at] = repeat ? heights[near] : 2 * heights[near] - heights[far];
    }
  }

  /// Answers anew for all pixels beside a gap.
  private void patch(long row) {
    for (int i = 0; i < n; i++) {
      double middle = here.heights[i + 1];
      boolean gap = fill(0, above.heights, i, middle);
      gap |= fill(1, here.heights, i, middle);
      gap |= fill(2, below.heights, i, middle);
      if (Double.isNaN(middle) || (gap && border == Border.NODATA)) {
        out[i] = Double.NaN;
      } else if (gap) {
        kernel.row(row, patch[0], patch[1], patch[2], patched, 1);
        out[i] = patched[0];
      }
    }
  }

  /// Copies three heights, with that of the middle in place of gaps.
  private boolean fill(int line, double[] heights, int from, double middle) {
    boolean gap = false;
    for (int k = 0; k < 3; k++) {
      double height = heights[from + k];
      gap |= Double.isNaN(height);
      patch[line][k] = Double.isNaN(height) ? middle : height;
    }
    return gap;
  }
}
