package dev.swath.operators.focal;

/// Computes a run of pixels of one row from the rows around it. One thread.
interface Task {
  /// NaN stands for no data in the result.
  void run(RowRing rows, double[] out, int n);

  /// Told which band the next runs are of, counted from 0, where there are bands.
  default void band(int band) {}
}
