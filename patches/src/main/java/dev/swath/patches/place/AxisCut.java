package dev.swath.patches.place;

/// How one axis is cut into patches.
///
/// @param size pixels of a patch
/// @param stride pixels from one patch to the next
/// @param lead pixels by which the first patch begins before the raster, such as the past that a
///     forecast looks back on
public record AxisCut(long size, long stride, long lead) {
  public AxisCut {
    if (size < 1 || stride < 1 || lead < 0 || lead >= size) {
      throw new IllegalArgumentException(
          "patches of "
              + size
              + " pixels, "
              + stride
              + " apart, "
              + lead
              + " before the raster: size and stride must be positive, lead less than size");
    }
  }

  public static AxisCut of(long size, long stride) {
    return new AxisCut(size, stride, 0);
  }

  /// An axis in one piece.
  public static AxisCut whole(long length) {
    return new AxisCut(Math.max(1, length), Math.max(1, length), 0);
  }
}
