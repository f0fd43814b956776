package dev.swath.raster;

import dev.swath.array.Block;
import dev.swath.array.Window;
import java.util.List;

/// A raster cheap enough to compute anew for any window, overlaps included.
public non-sealed interface Derived extends Raster {
  /// Which windows of which inputs a window needs, clipped to the inputs' extents. A window inside
  /// another must need no more than it.
  List<Need> needs(Window out);

  /// The same in few windows, which a sweep asks for often and for large windows: larger ones, but
  /// of rasters made of units they touch the same units, and the parts of a window touch together
  /// what it touches.
  default List<Need> coarseNeeds(Window out) {
    return needs(out);
  }

  /// Computes a window from its needs, given in the order of [#needs(Window)]. Any thread.
  ///
  /// @param into a block of exactly `out`, with undefined content; every pixel must be set
  void compute(Window out, List<Block> in, Block into);
}
