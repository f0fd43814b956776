package dev.swath.operators.place;

import dev.swath.array.Window;
import dev.swath.raster.Raster;

/// A raster and where its first pixel lies in another one, which it may reach beyond.
public record Placed(Raster raster, long row, long col) {
  /// The rows and columns it takes there.
  Window ground() {
    return Window.of(
        new long[] {row, col}, new long[] {raster.schema().rows(), raster.schema().cols()});
  }

  /// A window of the other raster in this one.
  Window inside(Window out) {
    return out.shift(by(out.rank(), -row, -col));
  }

  /// A window of this raster in the other one.
  Window outside(Window in) {
    return in.shift(by(in.rank(), row, col));
  }

  private static long[] by(int rank, long rows, long cols) {
    long[] by = new long[rank];
    by[rank - 2] = rows;
    by[rank - 1] = cols;
    return by;
  }
}
