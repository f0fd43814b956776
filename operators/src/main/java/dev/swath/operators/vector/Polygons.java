package dev.swath.operators.vector;

import dev.swath.LimitException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The shapes of a GeoJSON document, in its order.
///
/// @param crs the name of the coordinate system if the document says one, as GeoJSON did before
///     RFC 7946; without it coordinates are longitudes and latitudes by that standard
public record Polygons(List<Shape> shapes, Optional<String> crs) {
  /// The largest document that is read, in bytes.
  public static final long MOST_BYTES = 256L << 20;

  public Polygons {
    shapes = List.copyOf(shapes);
  }

  /// Reads a file: a FeatureCollection, a Feature, or a Polygon, MultiPolygon or collection of
  /// those.
  public static Polygons read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new LimitException(
            "a document of " + Files.size(file) + " bytes exceeds the limit of " + MOST_BYTES,
            "simplify the polygons or split the file");
      }
      var utf8 = StandardCharsets.UTF_8.newDecoder();
      try (Reader text = new InputStreamReader(Files.newInputStream(file), utf8)) {
        return new GeoJsonReader(text).document();
      }
    } catch (SwathException e) {
      throw e.in(file.toString());
    } catch (IOException e) {
      throw new StorageException("cannot be read", "look whether it is there and readable", e)
          .in(file.toString());
    }
  }

  /// Reads a text as [#read(Path)] reads a file.
  public static Polygons parse(String text) {
    try (Reader reader = new StringReader(text)) {
      return new GeoJsonReader(reader).document();
    } catch (IOException e) {
      throw new IllegalStateException("a text can always be read", e);
    }
  }

  /// The same shapes in another coordinate system. Edges stay straight between moved points.
  ///
  /// @param place from a point here to the same point there; not finite if it has none
  public Polygons map(UnaryOperator<Point> place) {
    return new Polygons(shapes.stream().map(shape -> shape.map(place)).toList(), Optional.empty());
  }
}
