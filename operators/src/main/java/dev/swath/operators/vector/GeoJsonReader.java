package dev.swath.operators.vector;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads GeoJSON (RFC 7946) of areas in one pass, holding numbers only.
///
/// Members come in any order, so an object's coordinates are read before it is known what they are.
/// Rings need not be closed, and heights are passed by.
final class GeoJsonReader {
  private static final int MOST_SHAPES = 200_000;
  private static final int MOST_POINTS = 2_000_000;
  private static final int DEEPEST = 64;
  private static final String REMEDY = "mend the document or write it again";

  private final JsonReader json;
  private int shapes;
  private int points;

  GeoJsonReader(Reader text) {
    json = new JsonReader(text);
    json.setStrictness(Strictness.STRICT);
    json.setNestingLimit(DEEPEST);
  }

  Polygons document() throws IOException {
    try {
      Item root = item();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw corrupt("text follows the end of the document");
      }
      return new Polygons(root.shapes(), root.crs);
    } catch (MalformedJsonException | EOFException | CharacterCodingException e) {
      throw new CorruptDataException("is not JSON at " + json.getPath(), REMEDY, e);
    } catch (IllegalStateException | NumberFormatException | JsonParseException e) {
      throw new CorruptDataException("is not GeoJSON at " + json.getPath(), REMEDY, e);
    }
  }

  /// What the members of an object said.
  private static final class Item {
    private String type = "";
    private Optional<String> id = Optional.empty();
    private Optional<String> crs = Optional.empty();
    private Map<String, String> properties = Map.of();
    private Optional<Coordinates> coordinates = Optional.empty();
    private List<Polygon> geometry = List.of();
    private final List<Polygon> geometries = new ArrayList<>();
    private final List<Shape> features = new ArrayList<>();

    List<Shape> shapes() {
      return switch (type) {
        case "FeatureCollection" -> features;
        case "Feature" -> List.of(shape());
        default -> List.of(new Shape(Optional.empty(), Map.of(), parts()));
      };
    }

    Shape shape() {
      return new Shape(id, properties, geometry);
    }

    List<Polygon> parts() {
      return switch (type) {
        case "Polygon" -> List.of(Coordinates.polygon(given()));
        case "MultiPolygon" -> Coordinates.polygons(given());
        case "GeometryCollection" -> geometries;
        case "Point", "MultiPoint", "LineString", "MultiLineString" ->
            throw new UnsupportedDataException(
                "a " + type + " covers no area", "give polygons, such as buffers around it");
        default -> throw corrupt("an object of type '" + shorten(type) + "' is no polygon");
      };
    }

    private Coordinates given() {
      return coordinates.orElseThrow(() -> corrupt("a " + type + " has no coordinates"));
    }
  }

  private Item item() throws IOException {
    Item item = new Item();
    json.beginObject();
    while (json.hasNext()) {
      member(json.nextName(), item);
    }
    json.endObject();
    return item;
  }

  private void member(String name, Item item) throws IOException {
    if (json.peek() == JsonToken.NULL) {
      json.nextNull();
      return;
    }
    switch (name) {
      case "type" -> item.type = json.nextString();
      case "id" -> item.id = Optional.of(text());
      case "crs" -> item.crs = crs();
      case "properties" -> item.properties = properties();
      case "coordinates" -> item.coordinates = Optional.of(coordinates());
      case "geometry" -> item.geometry = List.copyOf(item().parts());
      case "geometries" -> {
        json.beginArray();
        while (json.hasNext()) {
          item.geometries.addAll(item().parts());
        }
        json.endArray();
      }
      case "features" -> {
        json.beginArray();
        while (json.hasNext()) {
          item.features.add(feature());
        }
        json.endArray();
      }
      default -> json.skipValue();
    }
  }

  private Shape feature() throws IOException {
    Item feature = item();
    if (!feature.type.equals("Feature")) {
      throw corrupt("an object of type '" + shorten(feature.type) + "' is no Feature");
    }
    shapes++;
    if (shapes > MOST_SHAPES) {
      throw new LimitException(
          "more than " + MOST_SHAPES + " features exceed the limit", "split the document");
    }
    return feature.shape();
  }

  private String text() {
    JsonElement value = JsonParser.parseReader(json);
    return value.toString();
  }

  private Map<String, String> properties() throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      properties.put(json.nextName(), text());
    }
    json.endObject();
    return properties;
  }

  private Optional<String> crs() throws IOException {
    JsonElement value = JsonParser.parseReader(json);
    if (value.isJsonObject()
        && value.getAsJsonObject().get("properties") instanceof JsonElement properties
        && properties.isJsonObject()
        && properties.getAsJsonObject().get("name") instanceof JsonElement name
        && name.isJsonPrimitive()) {
      return Optional.of(name.getAsString());
    }
    throw corrupt("the coordinate system is not given by its name");
  }

  private Coordinates coordinates() throws IOException {
    json.beginArray();
    Coordinates read = json.peek() == JsonToken.NUMBER ? point() : list();
    json.endArray();
    return read;
  }

  private Coordinates point() throws IOException {
    double x = json.nextDouble();
    double y = json.nextDouble();
    while (json.hasNext()) {
      json.skipValue();
    }
    points++;
    if (points > MOST_POINTS) {
      throw new LimitException(
          "more than " + MOST_POINTS + " points exceed the limit",
          "simplify the polygons or split the document");
    }
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw corrupt("a coordinate is not finite");
    }
    return new Coordinates.Position(x, y);
  }

  private Coordinates list() throws IOException {
    List<Coordinates> inner = new ArrayList<>();
    Coordinates.Line line = new Coordinates.Line();
    while (json.hasNext()) {
      switch (coordinates()) {
        case Coordinates.Position position -> line.add(position);
        case Coordinates other -> inner.add(other);
      }
    }
    if (line.isEmpty()) {
      return new Coordinates.Nested(inner);
    }
    if (!inner.isEmpty()) {
      throw corrupt("points and lists of points lie side by side");
    }
    return line;
  }

  static CorruptDataException corrupt(String what) {
    return new CorruptDataException(what, REMEDY);
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
