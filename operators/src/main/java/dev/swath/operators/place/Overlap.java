package dev.swath.operators.place;

/// Which value a mosaic has where several of its rasters have one. A pixel that is no data in some
/// of them is settled among the others.
public enum Overlap {
  /// That of the first raster that has one.
  FIRST,
  /// That of the last raster that has one.
  LAST,
  MIN,
  MAX,
  MEAN,
  MEDIAN,
  /// That of the raster whose centre is nearest on the ground; the first of several.
  NEAREST_CENTRE,
  /// That of the raster whose edge is farthest on the ground; the first of several. Seams run
  /// through the middle of what rasters share, whatever their sizes.
  FARTHEST_EDGE,
  /// The mean weighted by the distance to each raster's edge.
  FEATHER;

  /// Whether a result is one of the values rather than computed from them.
  boolean picks() {
    return switch (this) {
      case FIRST, LAST, MIN, MAX, NEAREST_CENTRE, FARTHEST_EDGE -> true;
      case MEAN, MEDIAN, FEATHER -> false;
    };
  }
}
