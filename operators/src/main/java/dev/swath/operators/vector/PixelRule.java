package dev.swath.operators.vector;

/// Which pixels a polygon covers.
public enum PixelRule {
  /// Those whose centre lies inside. On a shared border each pixel belongs to one side.
  CENTRE,
  /// Those, and all that the border passes through. A pixel owns its left and upper edges.
  ALL_TOUCHED
}
