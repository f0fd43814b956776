package dev.swath.operators.synth;

import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import java.util.Optional;

/// Where invented rasters lie: UTM zone 31 north, 10 m pixels.
final class Place {
  static final GridGeometry GEOMETRY =
      new GridGeometry(
          new Affine(10, 0, 300_000, 0, -10, 5_000_040),
          Optional.of(Crs.ofEpsg(32631)),
          GridGeometry.Registration.AREA);

  /// The most rows or columns of an invented raster.
  static final long LARGEST = 1_000_000_000;

  private Place() {}

  static void check(long rows, long cols) {
    if (rows < 1 || rows > LARGEST || cols < 1 || cols > LARGEST) {
      throw new IllegalArgumentException(
          "an invented raster has 1 to "
              + LARGEST
              + " rows and columns but not "
              + rows
              + " x "
              + cols);
    }
  }
}
