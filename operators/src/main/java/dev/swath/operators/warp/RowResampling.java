package dev.swath.operators.warp;

import dev.swath.array.Block;
import dev.swath.raster.RasterSchema;

/// Makes rows of pixels, run by run: as many at once as their part of the source fits into a
/// patch. One thread.
final class RowResampling {
  /// Pixels of a run: on a turned grid longer ones reach over more rows than they use.
  private static final int LONGEST = 64;

  private final Patch patch;
  private final Resampler resampler;

  RowResampling(RasterSchema source, Resampler resampler) {
    this.patch = new Patch(source);
    this.resampler = resampler;
  }

  /// @param in a plane of the source
  void run(Block in, Places places, int n, double[] out) {
    patch.open(in);
    int from = 0;
    int length = LONGEST;
    while (from < n) {
      int to = Math.min(n, from + length);
      if (load(places, from, to)) {
        resampler.run(patch, places, from, to, out);
        from = to;
        length = Math.min(LONGEST, 2 * length);
      } else {
        length = Math.max(1, (to - from) / 2);
      }
    }
  }

  /// Loads what some pixels need; false if it is too much and they are more than one.
  private boolean load(Places places, int from, int to) {
    double top = Double.POSITIVE_INFINITY;
    double left = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      boolean known = !Double.isNaN(places.top(i) + places.left(i));
      if (known) {
        top = Math.min(top, places.top(i));
        left = Math.min(left, places.left(i));
        bottom = Math.max(bottom, places.bottom(i));
        right = Math.max(right, places.right(i));
      }
    }
    if (top > bottom) {
      return patch.load(0, 0, 0, 0, true);
    }
    return patch.load(
        first(top, resampler.rowReach()),
        first(left, resampler.colReach()),
        end(bottom, resampler.rowReach()),
        end(right, resampler.colReach()),
        to - from == 1);
  }

  /// The first pixel whose middle is within reach.
  private static long first(double position, double reach) {
    return (long) Math.ceil(position - reach - 0.5);
  }

  /// The end of those whose middle is within reach.
  private static long end(double position, double reach) {
    return (long) Math.floor(position + reach - 0.5) + 1;
  }
}
