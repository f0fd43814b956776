package dev.swath.grid;

import java.util.Optional;

/// Where the rows and columns of a raster lie on the ground.
///
/// @param transform from pixel corners (never centres, whatever the registration) to coordinates
/// @param crs the system of the coordinates; empty if the source does not say
/// @param registration what the source says a sample stands for
public record GridGeometry(Affine transform, Optional<Crs> crs, Registration registration) {
  /// What a sample stands for.
  public enum Registration {
    /// The area of its pixel.
    AREA,
    /// The point at the centre of its pixel.
    POINT
  }

  /// The geometry of a part that starts at that row and column.
  public GridGeometry shift(long row, long col) {
    return new GridGeometry(transform.shift(col, row), crs, registration);
  }
}
