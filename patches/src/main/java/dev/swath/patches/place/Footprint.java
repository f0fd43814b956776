package dev.swath.patches.place;

import dev.swath.array.Window;

/// Which pixels of a patch count, where that is not the whole rectangle: in each row a run of them.
/// Safe for any threads.
@FunctionalInterface
public interface Footprint {
  /// A run of columns.
  ///
  /// @param to the column after the last
  record Cols(long from, long to) {
    public static final Cols NONE = new Cols(0, 0);
  }

  /// The columns that count in a row of a patch.
  ///
  /// @param patch its pixels, beyond the border too; the last two axes are rows and columns
  Cols cols(Window patch, long row);
}
