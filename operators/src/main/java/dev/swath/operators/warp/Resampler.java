package dev.swath.operators.warp;

/// Makes pixels of a row out of a patch of the source. One thread.
interface Resampler {
  /// How far from a position middles of pixels lie that may be needed, in rows of the source; from
  /// its outline where areas are covered.
  double rowReach();

  /// The same in columns.
  double colReach();

  /// Makes pixels; NaN where there is nothing to make one of.
  ///
  /// @param places where they lie
  /// @param from the first pixel of the row to be made
  /// @param to the end of those to be made
  void run(Patch patch, Places places, int from, int to, double[] out);
}
