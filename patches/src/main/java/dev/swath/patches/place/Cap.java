package dev.swath.patches.place;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;

/// The pixels of a grid of longitudes and latitudes whose centres are within a distance of the
/// centre of a patch, along great circles of a sphere. A grid is not wrapped at its date line.
public final class Cap implements Footprint {
  /// Mean radius of the Earth.
  static final double EARTH_KM = 6371.0088;

  /// Beyond it a cap may hold the pole, and with it all longitudes.
  private static final double MOST_LATITUDE = 89.5;

  private final Affine transform;
  private final double angle;

  /// @param geometry longitudes and latitudes in degrees, north up
  public Cap(GridGeometry geometry, double radiusKm) {
    this.transform = geometry.transform();
    this.angle = radiusKm / EARTH_KM;
    if (!(radiusKm > 0) || angle >= Math.PI / 2) {
      throw new IllegalArgumentException(
          "a radius must be positive and less than a quarter of the Earth, but was " + radiusKm);
    }
    if (transform.isRotated()) {
      throw new UnsupportedDataException(
          "a cap needs rows along parallels but the grid lies at " + transform,
          "warp it to longitudes and latitudes");
    }
  }

  /// Rows and columns of a patch that holds every cap whose centre lies in a raster.
  public long[] size(Window extent) {
    double rows = extent.size(extent.rank() - 2);
    double furthest = Math.max(Math.abs(transform.y(0, 0)), Math.abs(transform.y(0, rows)));
    double reach = Math.toDegrees(angle);
    if (furthest + reach > MOST_LATITUDE) {
      throw new UnsupportedDataException(
          "caps around latitude " + furthest + " reach to a pole, where they hold all longitudes",
          "leave the polar rows out or warp to a polar projection");
    }
    double widest = Math.toDegrees(Math.asin(Math.sin(angle) / Math.cos(Math.toRadians(furthest))));
    return new long[] {pixels(reach / Math.abs(transform.e())), pixels(widest / transform.a())};
  }

  /// An odd number, so that there is a pixel at the centre.
  private static long pixels(double radius) {
    return 2 * (long) Math.ceil(radius) + 1;
  }

  @Override
  public Cols cols(Window patch, long row) {
    int y = patch.rank() - 2;
    double centreRow = patch.start(y) + patch.size(y) / 2.0;
    double centreCol = patch.start(y + 1) + patch.size(y + 1) / 2.0;
    double here = Math.toRadians(transform.y(0, row + 0.5));
    double centre = Math.toRadians(transform.y(0, centreRow));
    double cos =
        (Math.cos(angle) - Math.sin(here) * Math.sin(centre)) / (Math.cos(here) * Math.cos(centre));
    if (!(cos <= 1)) {
      return Cols.NONE;
    }
    double half = Math.toDegrees(Math.acos(Math.max(cos, -1))) / Math.abs(transform.a());
    long from = Math.max(patch.start(y + 1), (long) Math.ceil(centreCol - half - 0.5));
    long to = Math.min(patch.end(y + 1), (long) Math.floor(centreCol + half - 0.5) + 1);
    return new Cols(from, Math.max(from, to));
  }
}
