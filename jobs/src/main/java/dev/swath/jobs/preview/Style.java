package dev.swath.jobs.preview;

/// How values become colours.
public enum Style {
  /// One band from black to white.
  GRAY,
  /// One band of heights, coloured and lit from the side.
  TERRAIN,
  /// The first three bands as red, green and blue.
  RGB
}
