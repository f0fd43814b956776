package dev.swath.operators.vector;

import java.util.Arrays;
import java.util.List;

/// A `coordinates` member before it is known what it means.
sealed interface Coordinates {
  /// One point.
  record Position(double x, double y) implements Coordinates {}

  /// Lists in a list.
  record Nested(List<Coordinates> inner) implements Coordinates {}

  /// A list of points.
  final class Line implements Coordinates {
    private double[] xy = new double[16];
    private int used;

    void add(Position point) {
      if (used == xy.length) {
        xy = Arrays.copyOf(xy, Math.multiplyExact(used, 2));
      }
      xy[used++] = point.x();
      xy[used++] = point.y();
    }

    boolean isEmpty() {
      return used == 0;
    }

    Ring ring() {
      if (used < 6) {
        throw GeoJsonReader.corrupt("a ring of " + used / 2 + " points encloses nothing");
      }
      return new Ring(Arrays.copyOf(xy, used));
    }
  }

  /// The rings of a Polygon.
  static Polygon polygon(Coordinates coordinates) {
    return new Polygon(inner(coordinates).stream().map(Coordinates::ring).toList());
  }

  /// The parts of a MultiPolygon.
  static List<Polygon> polygons(Coordinates coordinates) {
    return inner(coordinates).stream().map(Coordinates::polygon).toList();
  }

  private static List<Coordinates> inner(Coordinates coordinates) {
    return switch (coordinates) {
      case Nested nested -> nested.inner();
      case Line _, Position _ ->
          throw GeoJsonReader.corrupt("the coordinates of a polygon are lists of rings");
    };
  }

  private static Ring ring(Coordinates coordinates) {
    return switch (coordinates) {
      case Line line -> line.ring();
      case Nested _, Position _ -> throw GeoJsonReader.corrupt("a ring is a list of points");
    };
  }
}
