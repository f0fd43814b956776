package dev.swath.jobs.step;

import dev.swath.crs.CoordinateSystems;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.vector.Point;
import dev.swath.operators.vector.Polygons;
import dev.swath.operators.vector.Ring;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Polygons of a GeoJSON file in the coordinates of a raster.
public final class Outlines {
  private static final Pattern URN =
      Pattern.compile("urn:ogc:def:crs:EPSG:[0-9.]*:([0-9]{1,9})", Pattern.CASE_INSENSITIVE);
  private static final Pattern LONGITUDES =
      Pattern.compile("(urn:ogc:def:crs:)?OGC:[0-9.]*:?CRS84", Pattern.CASE_INSENSITIVE);

  private static final Crs DEGREES = Crs.ofEpsg(4326);

  private Outlines() {}

  /// @param crs the system of the file's coordinates; what the file says if empty, and else
  ///     longitudes and latitudes, as GeoJSON has it
  /// @param place of the raster; where its system is not known, coordinates are taken for its own
  public static Polygons read(Path file, Optional<String> crs, GridGeometry place) {
    return placed(file, Polygons.read(file), crs, place);
  }

  /// The same of a file that was read.
  public static Polygons placed(
      Path file, Polygons polygons, Optional<String> crs, GridGeometry place) {
    Optional<String> named = crs.or(polygons::crs);
    if (place.crs().isEmpty()) {
      return polygons;
    }
    Crs from = named.map(Outlines::system).orElse(DEGREES);
    Crs to = place.crs().get();
    if (CoordinateSystems.areSame(from, to)) {
      return polygons;
    }
    CrsTransform transform = CoordinateSystems.between(from, to);
    Polygons moved = polygons.map(point -> moved(transform, point));
    boolean whole =
        moved.shapes().stream()
            .flatMap(shape -> shape.parts().stream())
            .flatMap(part -> part.rings().stream())
            .allMatch(Outlines::isWhole);
    if (!whole) {
      throw new RequestException(
          file + " has points in " + from.label() + " without a place in " + to.label(),
          "clip the shapes to where the raster's system holds first");
    }
    return moved;
  }

  private static boolean isWhole(Ring ring) {
    for (int i = 0; i < ring.size(); i++) {
      if (!Double.isFinite(ring.x(i)) || !Double.isFinite(ring.y(i))) {
        return false;
      }
    }
    return true;
  }

  private static Point moved(CrsTransform transform, Point point) {
    double[] xs = {point.x()};
    double[] ys = {point.y()};
    transform.forward(xs, ys, 1);
    return new Point(xs[0], ys[0]);
  }

  private static Crs system(String name) {
    Matcher urn = URN.matcher(name.strip());
    if (urn.matches()) {
      return CoordinateSystems.parse("EPSG:" + urn.group(1));
    }
    return LONGITUDES.matcher(name.strip()).matches() ? DEGREES : CoordinateSystems.parse(name);
  }
}
