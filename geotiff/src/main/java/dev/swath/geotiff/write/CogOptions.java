package dev.swath.geotiff.write;

/// What a cloud-optimized GeoTIFF has beside what any GeoTIFF has.
///
/// @param masked whether each level has a mask of one bit a pixel, set where the pixel is valid
/// @param resampling how the overviews were made, such as `AVERAGE`, which readers are told; or the
///     empty text
public record CogOptions(boolean masked, String resampling) {
  /// No mask; nothing is said about how overviews were made.
  public static final CogOptions DEFAULT = new CogOptions(false, "");

  public CogOptions withMasked(boolean changed) {
    return new CogOptions(changed, resampling);
  }

  public CogOptions withResampling(String changed) {
    return new CogOptions(masked, changed);
  }
}
