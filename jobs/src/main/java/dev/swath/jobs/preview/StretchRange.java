package dev.swath.jobs.preview;

import java.util.Arrays;

/// The range of values that a picture spreads over its colours.
///
/// @param low becomes the darkest colour
/// @param high becomes the brightest colour
record StretchRange(double low, double high) {
  /// Leaves out a share of the valid values at both ends, such as 0.02.
  static StretchRange of(double share, float[]... bands) {
    int count = 0;
    float[] valid = new float[Arrays.stream(bands).mapToInt(band -> band.length).sum()];
    for (float[] band : bands) {
      for (float value : band) {
        if (!Float.isNaN(value) && !Float.isInfinite(value)) {
          valid[count++] = value;
        }
      }
    }
    if (count == 0) {
      return new StretchRange(0, 1);
    }
    Arrays.sort(valid, 0, count);
    int skip = Math.toIntExact(Math.round(share * (count - 1)));
    double low = valid[skip];
    double high = valid[count - 1 - skip];
    return new StretchRange(low, high > low ? high : low + 1);
  }

  /// 0 to 1, clipped.
  double place(double value) {
    return Math.clamp((value - low) / (high - low), 0, 1);
  }
}
