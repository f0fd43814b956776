package dev.swath.raster;

import java.util.Map;

/// What is known of one spectral band beside its pixels.
///
/// @param name the source's name for it, or the empty text
/// @param scale factor from stored to physical values
/// @param offset added after scaling
/// @param unit of the physical values, or the empty text
/// @param role colour or other role such as `red`, `alpha`, `palette`, or the empty text
/// @param metadata further items by name
public record BandInfo(
    String name,
    double scale,
    double offset,
    String unit,
    String role,
    Map<String, String> metadata) {
  public static final BandInfo PLAIN = new BandInfo("", 1, 0, "", "", Map.of());

  public BandInfo {
    metadata = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(metadata));
  }
}
