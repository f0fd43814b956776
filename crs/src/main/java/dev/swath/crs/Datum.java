package dev.swath.crs;

import dev.swath.UnsupportedDataException;

/// What latitudes and longitudes of a system refer to.
record Datum(Ellipsoid ellipsoid, Tie tie) {
  private static final double SAME = 1e-9;

  /// Whether a point has the same latitude and longitude on both.
  boolean isLike(Datum other) {
    if (tie instanceof Tie.Sphere || other.tie instanceof Tie.Sphere) {
      return true;
    }
    if (tie instanceof Tie.Wgs84 && other.tie instanceof Tie.Wgs84) {
      return true;
    }
    return tie.equals(other.tie)
        && Math.abs(ellipsoid.a() - other.ellipsoid.a()) < SAME * ellipsoid.a()
        && Math.abs(ellipsoid.e2() - other.ellipsoid.e2()) < SAME;
  }

  /// The shift that takes geographic coordinates to another datum.
  static DatumShift shift(CoordinateSystem from, CoordinateSystem to) {
    Datum one = from.datum();
    Datum other = to.datum();
    if (one.isLike(other)) {
      return DatumShift.NONE;
    }
    if (one.tie instanceof Tie.Unknown || other.tie instanceof Tie.Unknown) {
      throw new UnsupportedDataException(
          from.label()
              + " and "
              + to.label()
              + " refer to different datums, and the shift between them is not known without"
              + " grids of shifts, which Swath does not have",
          "stay on one datum, or give text that has a shift (TOWGS84 or +towgs84)");
    }
    return DatumShift.between(one, other);
  }
}
