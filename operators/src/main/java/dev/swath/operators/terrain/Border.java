package dev.swath.operators.terrain;

/// What becomes of pixels that lack neighbours: those at the border, and those beside no data.
public enum Border {
  /// They are no data.
  NODATA,
  /// Neighbours beyond the border are extrapolated from two pixels in a line, 2a − b; in the first
  /// and the last row those beyond the ends repeat the end of their line. A neighbour that is no
  /// data, or extrapolated from it, counts as high as the pixel itself.
  EXTRAPOLATE
}
