package dev.swath.operators.terrain;

/// Computes one run of pixels of a row from three runs of heights. One thread.
interface Kernel {
  /// Pixel `i` lies at `i + 1` in the runs of heights, which reach one further on both sides. NaN
  /// stands for no data, in and out.
  ///
  /// @param row of the raster
  void row(long row, double[] above, double[] here, double[] below, double[] out, int n);
}
