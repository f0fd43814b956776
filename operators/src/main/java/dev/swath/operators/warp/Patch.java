package dev.swath.operators.warp;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.operators.focal.ValidRuns;
import dev.swath.raster.RasterSchema;

/// A small part of one plane of the source as doubles, with NaN for no data. One thread.
///
/// A part that is too large for it is read row by row as rows are asked for.
final class Patch {
  /// Pixels that are held at once.
  static final int CAPACITY = 1 << 15;

  private static final int RUN = 1024;

  private final ValidRuns valid;
  private double[] values = new double[CAPACITY];
  private Block plane;
  private int axis;
  private long firstRow;
  private long firstCol;
  private int height;
  private int width;
  private boolean isWhole;
  private long loadedRow;

  Patch(RasterSchema source) {
    this.valid = new ValidRuns(source.noData(), RUN);
  }

  /// Takes another plane: a block with one index on each axis but rows and columns.
  void open(Block block) {
    plane = block;
    axis = block.window().rank() - 2;
  }

  /// Takes a part, less what lies outside the plane.
  ///
  /// @param force whether a part that is too large is to be taken all the same, row by row
  /// @return whether it was taken
  boolean load(long top, long left, long bottom, long right, boolean force) {
    Window window = plane.window();
    firstRow = Math.clamp(top, window.start(axis), window.end(axis));
    firstCol = Math.clamp(left, window.start(axis + 1), window.end(axis + 1));
    long rows = Math.clamp(bottom, firstRow, window.end(axis)) - firstRow;
    long cols = Math.clamp(right, firstCol, window.end(axis + 1)) - firstCol;
    isWhole = cols == 0 || rows <= CAPACITY / cols;
    if (!isWhole && !force) {
      return false;
    }
    height = Math.toIntExact(rows);
    width = Math.toIntExact(cols);
    loadedRow = -1;
    if (isWhole) {
      for (int row = 0; row < height; row++) {
        read(firstRow + row, row * width);
      }
    } else if (width > values.length) {
      values = new double[width];
    }
    return true;
  }

  private void read(long row, int into) {
    long[] index = plane.window().starts();
    index[axis] = row;
    index[axis + 1] = firstCol;
    long at = plane.offset(index);
    long stride = plane.stride(axis + 1);
    for (int col = 0; col < width; col += RUN) {
      int n = Math.min(RUN, width - col);
      valid.read(plane, at + col * stride, stride, n, values, into + col);
    }
  }

  long firstRow() {
    return firstRow;
  }

  long endRow() {
    return firstRow + height;
  }

  long firstCol() {
    return firstCol;
  }

  long endCol() {
    return firstCol + width;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /// A pixel; NaN for one that is missing or not of this part.
  double value(long row, long col) {
    boolean there = row >= firstRow && row < endRow() && col >= firstCol && col < endCol();
    return there ? values[row(row) + Math.toIntExact(col - firstCol)] : Double.NaN;
  }

  /// The pixels; where they lie is said by [#row(long)].
  double[] values() {
    return values;
  }

  /// Where the first column of a row of this part lies in [#values()], until another is asked for.
  int row(long row) {
    if (isWhole) {
      return Math.toIntExact(row - firstRow) * width;
    }
    if (loadedRow != row) {
      read(row, 0);
      loadedRow = row;
    }
    return 0;
  }
}
