package dev.swath.operators.warp;

import dev.swath.raster.NoData;
import java.util.Optional;

/// How a raster is warped.
///
/// @param errorBound pixels of the source that a position may be off for speed; 0 for exact ones
/// @param noData what pixels without a source become where the source has no value for no data
public record WarpOptions(Resampling resampling, double errorBound, Optional<NoData> noData) {
  /// The usual bound on the error of positions, in pixels of the source.
  public static final double ERROR_BOUND = 0.125;

  public WarpOptions {
    if (!(errorBound >= 0) || errorBound > 1e6) {
      throw new IllegalArgumentException(
          "the bound on the error must be 0 or more pixels but was " + errorBound);
    }
  }

  public static WarpOptions of(Resampling resampling) {
    return new WarpOptions(resampling, ERROR_BOUND, Optional.empty());
  }
}
