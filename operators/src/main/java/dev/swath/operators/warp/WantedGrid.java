package dev.swath.operators.warp;

import java.util.Optional;

/// What is said of the grid of a warped raster; the rest follows from the source.
///
/// @param resolution size of a pixel
/// @param size number of pixels
/// @param extent where it lies
public record WantedGrid(
    Optional<Resolution> resolution, Optional<Size> size, Optional<Extent> extent) {
  /// Nothing.
  public static final WantedGrid SUGGESTED =
      new WantedGrid(Optional.empty(), Optional.empty(), Optional.empty());

  /// Width and height of a pixel in units of the target's system, both positive.
  public record Resolution(double width, double height) {
    public Resolution {
      if (!(width > 0 && height > 0) || Double.isInfinite(width) || Double.isInfinite(height)) {
        throw new IllegalArgumentException(
            "a pixel must have a positive width and height but got " + width + " x " + height);
      }
    }
  }

  /// Columns and rows; one of them may be 0, so that it follows from the other.
  public record Size(long cols, long rows) {
    public Size {
      if (cols < 0 || rows < 0 || cols == 0 && rows == 0) {
        throw new IllegalArgumentException(
            "a grid needs a positive number of columns or rows but got " + cols + " x " + rows);
      }
    }
  }

  /// A rectangle in the target's system.
  public record Extent(double minX, double minY, double maxX, double maxY) {
    public Extent {
      if (!(minX < maxX && minY < maxY)
          || !Double.isFinite(maxX - minX)
          || !Double.isFinite(maxY - minY)) {
        throw new IllegalArgumentException(
            "an extent must not be empty but was " + minX + "," + minY + "," + maxX + "," + maxY);
      }
    }

    double width() {
      return maxX - minX;
    }

    double height() {
      return maxY - minY;
    }
  }

  public WantedGrid {
    if (resolution.isPresent() && size.isPresent()) {
      throw new IllegalArgumentException("a grid has either a resolution or a size");
    }
  }
}
