package dev.swath.jobs.preview;

/// Colours along a scale from 0 to 1, blended between fixed stops.
///
/// @param stops red, green and blue, evenly spaced
record ColourMap(int[][] stops) {
  /// Lowland green over dry slopes and rock to snow.
  static final ColourMap TERRAIN =
      new ColourMap(
          new int[][] {
            {62, 112, 94},
            {98, 146, 96},
            {150, 174, 108},
            {204, 195, 136},
            {198, 164, 118},
            {166, 128, 102},
            {150, 126, 118},
            {188, 180, 178},
            {246, 246, 250},
          });

  static final ColourMap GRAY = new ColourMap(new int[][] {{0, 0, 0}, {255, 255, 255}});

  /// One component, 0 to 255, at a place on the scale.
  double at(double place, int component) {
    double scaled = place * (stops.length - 1);
    int stop = Math.min(stops.length - 2, (int) scaled);
    double share = scaled - stop;
    return stops[stop][component] * (1 - share) + stops[stop + 1][component] * share;
  }
}
