package dev.swath.geotiff.gdal;

/// One item of GDAL's metadata.
///
/// @param domain of the name, or the empty text
/// @param sample spectral band, counted from 0, or [#DATASET]
/// @param role what the item is beside its name, such as `scale`, or the empty text
record MetadataItem(String domain, String name, int sample, String role, String value) {
  /// The sample of an item that belongs to the whole dataset.
  static final int DATASET = -1;

  /// The name with its domain in front, if it has one.
  String key() {
    return domain.isEmpty() ? name : domain + ":" + name;
  }
}
