package dev.swath.operators.focal;

/// What lies beyond the border of a raster, for pixels whose footprint reaches there.
public enum Border {
  /// Nothing: the footprint is clipped.
  CLIP,
  /// Nothing, and such a pixel is no data.
  NODATA,
  /// The raster mirrored at its edge, the outermost pixel twice: `c b a | a b c`.
  REFLECT,
  /// The outermost pixel again and again: `a a a | a b c`.
  EDGE;

  /// The index inside a side of the raster that stands for one beyond it; negative for nothing.
  long inside(long index, long size) {
    if (index >= 0 && index < size) {
      return index;
    }
    return switch (this) {
      case CLIP, NODATA -> -1;
      case REFLECT -> index < 0 ? -1 - index : 2 * size - 1 - index;
      case EDGE -> Math.clamp(index, 0, size - 1);
    };
  }
}
