package dev.swath.patches;

import dev.swath.patches.fold.Aggregation;
import dev.swath.patches.place.Taper;

/// How results are put together.
///
/// @param sparesEdges whether the taper leaves the raster's border alone: from the middle of
///     a patch to the border all pixels weigh as the middle does
/// @param trim pixels on each side of a result that are not used, but at the raster's border
/// @param uncovered what becomes of pixels that no result covers with a weight
public record Stitching(
    Taper taper, boolean sparesEdges, long trim, Aggregation aggregation, Uncovered uncovered) {
  /// What becomes of pixels that no patch covers with a weight.
  public enum Uncovered {
    /// They are a mistake, found before anything is read.
    ERROR,
    /// They are no data.
    NODATA
  }

  public Stitching {
    if (trim < 0) {
      throw new IllegalArgumentException("trim must not be negative but was " + trim);
    }
  }

  public static Stitching of(Taper taper, Aggregation aggregation) {
    return new Stitching(taper, false, 0, aggregation, Uncovered.ERROR);
  }

  public Stitching sparingEdges() {
    return new Stitching(taper, true, trim, aggregation, uncovered);
  }

  public Stitching withTrim(long pixels) {
    return new Stitching(taper, sparesEdges, pixels, aggregation, uncovered);
  }

  public Stitching withUncovered(Uncovered choice) {
    return new Stitching(taper, sparesEdges, trim, aggregation, choice);
  }
}
