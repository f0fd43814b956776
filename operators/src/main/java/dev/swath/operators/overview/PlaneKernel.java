package dev.swath.operators.overview;

/// Makes a strip of one plane of a level. One thread.
interface PlaneKernel {
  /// @param rows what the strip is made of; its first row and column are the origins of the taps
  /// @param y the taps of the strip's rows
  /// @param x the taps of the strip's columns
  void run(SourceRows rows, Taps y, Taps x, StripResult result);

  /// Rows below of which a kernel keeps columns in memory, for a factor from level to level.
  int rowsHeld(int factor);
}
