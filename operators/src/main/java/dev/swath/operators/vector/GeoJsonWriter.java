package dev.swath.operators.vector;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/// Writes shapes as a GeoJSON FeatureCollection, one feature a line, with numbers added to their
/// properties. Heights that a document had are not there any more.
public final class GeoJsonWriter {
  private final JsonWriter json;
  private final Writer text;

  /// @param text stays its owner's to close
  public GeoJsonWriter(Writer text) {
    this.text = text;
    this.json = new JsonWriter(text);
  }

  /// @param more of each shape; one with a name that the shape has takes its place, NaN becomes
  ///     null
  public void write(Polygons polygons, List<Map<String, Double>> more) throws IOException {
    json.beginObject().name("type").value("FeatureCollection");
    if (polygons.crs().isPresent()) {
      json.name("crs").beginObject().name("type").value("name").name("properties");
      json.beginObject().name("name").value(polygons.crs().get()).endObject().endObject();
    }
    json.name("features").beginArray();
    for (int i = 0; i < polygons.shapes().size(); i++) {
      json.flush();
      text.write('\n');
      feature(polygons.shapes().get(i), more.get(i));
    }
    json.endArray().endObject().flush();
    text.write('\n');
    text.flush();
  }

  private void feature(Shape shape, Map<String, Double> more) throws IOException {
    json.beginObject().name("type").value("Feature");
    if (shape.id().isPresent()) {
      json.name("id").jsonValue(shape.id().get());
    }
    json.name("properties").beginObject();
    for (Map.Entry<String, String> property : shape.properties().entrySet()) {
      if (!more.containsKey(property.getKey())) {
        json.name(property.getKey()).jsonValue(property.getValue());
      }
    }
    for (Map.Entry<String, Double> number : more.entrySet()) {
      json.name(number.getKey());
      number(number.getValue());
    }
    json.endObject().name("geometry");
    geometry(shape.parts());
    json.endObject();
  }

  private void number(double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.nullValue();
    } else if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
      json.value((long) value);
    } else {
      json.value(value);
    }
  }

  private void geometry(List<Polygon> parts) throws IOException {
    if (parts.isEmpty()) {
      json.nullValue();
      return;
    }
    json.beginObject().name("type").value(parts.size() == 1 ? "Polygon" : "MultiPolygon");
    json.name("coordinates");
    if (parts.size() == 1) {
      rings(parts.getFirst());
    } else {
      json.beginArray();
      for (Polygon part : parts) {
        rings(part);
      }
      json.endArray();
    }
    json.endObject();
  }

  private void rings(Polygon polygon) throws IOException {
    json.beginArray();
    for (Ring ring : polygon.rings()) {
      json.beginArray();
      for (int i = 0; i < ring.size(); i++) {
        point(ring, i);
      }
      int last = ring.size() - 1;
      if (ring.x(0) != ring.x(last) || ring.y(0) != ring.y(last)) {
        point(ring, 0);
      }
      json.endArray();
    }
    json.endArray();
  }

  private void point(Ring ring, int i) throws IOException {
    json.beginArray().value(ring.x(i)).value(ring.y(i)).endArray();
  }
}
