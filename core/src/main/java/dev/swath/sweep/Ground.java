package dev.swath.sweep;

import dev.swath.array.Window;
import java.util.Optional;

/// Where the pixels of an output lie, counted in pixels of the first output.
///
/// @param first extent of the first output
/// @param extent of the output
record Ground(Window first, Window extent, Optional<Output.Scale> scale) {
  /// How far so many pixels from the start of an axis reach.
  long end(int axis, long pixels) {
    int fromEnd = extent.rank() - axis;
    return Math.min(length(axis, pixels), first.size(first.rank() - fromEnd));
  }

  /// The length of so many pixels on an axis.
  long length(int axis, long pixels) {
    int fromEnd = extent.rank() - axis;
    if (scale.isPresent() && fromEnd <= 2) {
      long each = fromEnd == 1 ? scale.get().cols() : scale.get().rows();
      return Math.multiplyExact(pixels, each);
    }
    double size = first.size(first.rank() - fromEnd);
    return Math.round(pixels * (size / Math.max(1, extent.size(axis))));
  }
}
