package dev.swath.operators.terrain;

import dev.swath.UnsupportedDataException;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsKind;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// From rises between pixels to rises over the ground, eastwards and northwards.
///
/// Rotated and sheared grids go through the inverse of their transform. A raster without a
/// georeference has square pixels of size 1 and its first row in the north.
final class Ground {
  private static final Affine NORTH_UP = new Affine(1, 0, 0, 0, -1, 0);
  private static final double EQUATOR_RADIUS = 6_378_137;
  private static final double FLATTENING = 1 / 298.257223563;
  private static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

  private final Affine transform;
  private final Affine inverse;
  private final boolean degrees;
  private final double vertical;

  private Ground(Affine transform, boolean degrees, double vertical) {
    this.transform = transform;
    this.inverse = transform.inverse();
    this.degrees = degrees;
    this.vertical = vertical;
  }

  static Ground of(RasterSchema schema, Heights heights) {
    Affine transform = schema.geometry().map(GridGeometry::transform).orElse(NORTH_UP);
    double determinant = transform.determinant();
    if (determinant == 0 || !Double.isFinite(1 / determinant)) {
      throw new UnsupportedDataException(
          "pixels without an area have no slope: the transform is " + transform,
          "give the input a georeference");
    }
    Optional<CrsKind> kind = schema.geometry().flatMap(GridGeometry::crs).flatMap(Crs::kind);
    boolean degrees =
        kind.filter(k -> k == CrsKind.GEOGRAPHIC).isPresent() && heights.scale().isEmpty();
    if (degrees && transform.isRotated()) {
      throw new UnsupportedDataException(
          "the slope of a rotated grid of degrees is not supported: the transform is " + transform,
          "warp it to a north-up grid, or give a scale");
    }
    double vertical = heights.exaggeration() / heights.scale().orElse(1);
    return new Ground(transform, degrees, vertical);
  }

  /// What a rise along a row, and one along a column, add to the rises over one unit of ground.
  ///
  /// @param eastOfCol east rise for each unit of rise along a row; the others alike
  record Factors(double eastOfCol, double eastOfRow, double northOfCol, double northOfRow) {
    Factors times(double by) {
      return new Factors(eastOfCol * by, eastOfRow * by, northOfCol * by, northOfRow * by);
    }
  }

  Factors at(long row) {
    double east = vertical / unitEast(row);
    double north = vertical / unitNorth(row);
    return new Factors(
        inverse.a() * east, inverse.d() * east, inverse.b() * north, inverse.e() * north);
  }

  /// What second differences add to the Laplacian over the ground.
  ///
  /// @param both of the mixed difference of rows and columns
  record Curving(double col, double row, double both) {}

  Curving curvingAt(long row) {
    double east = 1 / unitEast(row);
    double north = 1 / unitNorth(row);
    double colEast = inverse.a() * east;
    double colNorth = inverse.b() * north;
    double rowEast = inverse.d() * east;
    double rowNorth = inverse.e() * north;
    return new Curving(
        vertical * (colEast * colEast + colNorth * colNorth),
        vertical * (rowEast * rowEast + rowNorth * rowNorth),
        vertical * 2 * (colEast * rowEast + colNorth * rowNorth));
  }

  private double unitEast(long row) {
    return degrees ? metresPerDegreeEast(latitude(row)) : 1;
  }

  private double unitNorth(long row) {
    return degrees ? metresPerDegreeNorth(latitude(row)) : 1;
  }

  private double latitude(long row) {
    return Math.toRadians(transform.y(0, row + 0.5));
  }

  /// Along a parallel: the radius of curvature in the prime vertical times the cosine. Beyond the
  /// poles, where a grid of points may reach by half a pixel, it is held above 0.
  private static double metresPerDegreeEast(double latitude) {
    double cosine = Math.max(Math.cos(latitude), 1e-9);
    double radius = EQUATOR_RADIUS / Math.sqrt(shrink(latitude));
    return Math.toRadians(radius * cosine);
  }

  /// Along a meridian: its radius of curvature.
  private static double metresPerDegreeNorth(double latitude) {
    double shrink = shrink(latitude);
    double radius = EQUATOR_RADIUS * (1 - ECCENTRICITY_SQUARED) / (shrink * Math.sqrt(shrink));
    return Math.toRadians(radius);
  }

  private static double shrink(double latitude) {
    double sine = Math.sin(latitude);
    return 1 - ECCENTRICITY_SQUARED * sine * sine;
  }
}
