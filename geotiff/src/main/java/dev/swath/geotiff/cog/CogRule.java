package dev.swath.geotiff.cog;

/// What readers of cloud-optimized GeoTIFFs count on.
public enum CogRule {
  /// Images larger than 512 pixels are cut into tiles of handy size.
  TILES,
  /// There are overviews, in the file itself, down to 512 pixels.
  OVERVIEWS,
  /// Directories lie before all tiles: the full image first, then overviews from large to small.
  DIRECTORIES,
  /// Tiles of small overviews lie before those of larger ones, the full image's last.
  ORDER,
  /// What the text behind the header promises is so.
  PROMISES
}
