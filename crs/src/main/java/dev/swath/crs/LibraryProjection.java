package dev.swath.crs;

import dev.swath.UnsupportedDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/// A projection of the library proj4j.
///
/// Only projections whose objects keep no state from one point to the next are let in, so any
/// thread may use them. The library answers points outside a projection's domain with anything;
/// here each point goes there and back, and has no place unless it returns.
final class LibraryProjection implements MapProjection {
  /// Names that are let in, as PROJ spells them.
  static final Set<String> NAMES =
      Set.of(
          "aea", "aeqd", "cea", "eqc", "krovak", "laea", "lcc", "merc", "moll", "nzmg", "omerc",
          "poly", "sinu", "somerc", "stere", "sterea");

  /// How far from where it started a point may come back, in radians: six metres.
  private static final double RETURNS = 1e-6;

  /// Half-axes of the Earth from the middle of a map beyond which a map is of no use.
  private static final double FARTHEST = 100;

  private final Projection projection;
  private final double meridian;
  private final double metres;

  /// @param meridian added to longitudes, in radians from Greenwich
  /// @param metres of the Earth's half-axis in units of the map
  private LibraryProjection(Projection projection, double meridian, double metres) {
    this.projection = projection;
    this.meridian = meridian;
    this.metres = metres;
  }

  static LibraryProjection of(Parameters parameters) {
    if (!NAMES.contains(parameters.projection())) {
      throw new UnsupportedDataException(
          "the projection '" + parameters.projection() + "' is not supported",
          "take a system of another projection, such as UTM or a Lambert projection");
    }
    Ellipsoid ellipsoid = parameters.ellipsoid();
    List<String> words = new ArrayList<>();
    words.add("+proj=" + parameters.projection());
    words.add("+a=" + ellipsoid.a());
    words.add("+b=" + ellipsoid.b());
    parameters.numbers().forEach((key, value) -> words.add("+" + key + "=" + value));
    parameters.flags().forEach(flag -> words.add("+" + flag));
    words.add("+to_meter=" + parameters.unit());
    try {
      Projection projection =
          new CRSFactory().createFromParameters("", words.toArray(String[]::new)).getProjection();
      return new LibraryProjection(
          projection, Math.toRadians(parameters.meridian()), ellipsoid.a() / parameters.unit());
    } catch (Proj4jException | IllegalArgumentException e) {
      throw new UnsupportedDataException(
          "the projection '" + parameters.projection() + "' cannot be made of " + words,
          "check the system's parameters",
          e);
    }
  }

  @Override
  public void toMap(double[] xs, double[] ys, int n) {
    ProjCoordinate earth = new ProjCoordinate();
    ProjCoordinate map = new ProjCoordinate();
    ProjCoordinate back = new ProjCoordinate();
    for (int i = 0; i < n; i++) {
      earth.x = wrapped(xs[i] - meridian);
      earth.y = ys[i];
      boolean known = forth(earth, map) && back(map, back);
      known &= isNear(earth, back);
      xs[i] = known ? map.x : Double.NaN;
      ys[i] = known ? map.y : Double.NaN;
    }
  }

  @Override
  public void toEarth(double[] xs, double[] ys, int n) {
    ProjCoordinate map = new ProjCoordinate();
    ProjCoordinate earth = new ProjCoordinate();
    ProjCoordinate again = new ProjCoordinate();
    for (int i = 0; i < n; i++) {
      map.x = xs[i];
      map.y = ys[i];
      boolean known =
          back(map, earth)
              && forth(earth, again)
              && Math.hypot(again.x - map.x, again.y - map.y) <= RETURNS * metres;
      xs[i] = known ? wrapped(earth.x + meridian) : Double.NaN;
      ys[i] = known ? earth.y : Double.NaN;
    }
  }

  private static double wrapped(double angle) {
    return MapProjection.wrapped(angle);
  }

  private boolean forth(ProjCoordinate earth, ProjCoordinate map) {
    if (!(Math.abs(earth.y) <= Math.PI / 2 && Math.abs(earth.x) <= Math.PI)) {
      return false;
    }
    try {
      projection.projectRadians(earth, map);
    } catch (Proj4jException _) {
      return false;
    }
    return Math.abs(map.x) + Math.abs(map.y) <= FARTHEST * metres;
  }

  private boolean back(ProjCoordinate map, ProjCoordinate earth) {
    if (!Double.isFinite(map.x) || !Double.isFinite(map.y)) {
      return false;
    }
    try {
      projection.inverseProjectRadians(map, earth);
    } catch (Proj4jException _) {
      return false;
    }
    return Double.isFinite(earth.x) && Double.isFinite(earth.y);
  }

  private static boolean isNear(ProjCoordinate one, ProjCoordinate other) {
    double east = wrapped(one.x - other.x) * Math.cos(one.y);
    return Math.hypot(east, one.y - other.y) <= RETURNS;
  }
}
