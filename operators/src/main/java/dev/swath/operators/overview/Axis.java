package dev.swath.operators.overview;

/// Rows or columns of a level over those of the level before. Both cover the same ground, so the
/// ratio is below the factor where a size had to be rounded up.
///
/// @param below pixels of the level before
/// @param size pixels of the level
record Axis(long below, long size) {
  double ratio() {
    return (double) below / size;
  }
}
