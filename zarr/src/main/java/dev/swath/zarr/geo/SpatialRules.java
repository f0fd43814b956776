package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The rules of the convention `spatial`.
final class SpatialRules {
  private record Rule(String code, String text, Predicate<JsonElement> test) {}

  private static final Map<String, Rule> RULES =
      Map.of(
          Place.DIMENSIONS,
          new Rule("spatial-dimensions", "a list of two names", SpatialRules::isNames),
          Place.BBOX,
          new Rule("spatial-bbox", "four numbers: xmin, ymin, xmax, ymax", SpatialRules::isBox),
          Place.TRANSFORM_TYPE,
          new Rule("spatial-transform-type", "a text", Findings::isText),
          Place.TRANSFORM,
          new Rule("spatial-transform", "six numbers", v -> Findings.isNumbers(v, 6)),
          Place.SHAPE,
          new Rule("spatial-shape", "two whole numbers from 1", SpatialRules::isShape),
          Place.REGISTRATION,
          new Rule("spatial-registration", "'pixel' or 'node'", SpatialRules::isRegistration));

  private static final List<String> OF_LEVELS = List.of(Place.SHAPE, Place.TRANSFORM);

  private SpatialRules() {}

  static void check(GeoZarrNode node, Set<Convention> declared, Findings findings) {
    JsonObject attributes = node.attributes();
    boolean good = true;
    for (String key : RULES.keySet().stream().sorted().toList()) {
      good &= check(key, key, attributes, findings);
    }
    switch (node) {
      case GeoZarrNode.Array array -> checkArray(array, findings);
      case GeoZarrNode.Group _ -> checkLevels(attributes, findings);
    }
    if (good) {
      checkBox(node, findings);
    }
    if (declared.contains(Convention.MULTISCALES) && attributes.has(Place.REGISTRATION)) {
      findings.advice(
          "spatial-registration-multiscales",
          Place.REGISTRATION,
          "GDAL passes the smaller sizes over where a group of sizes has a registration; leave it out");
    }
  }

  private static boolean check(String key, String name, JsonObject in, Findings findings) {
    Rule rule = RULES.get(key);
    JsonElement value = in.get(key);
    return value == null || findings.holds(rule.code, name, value, rule.text, rule.test);
  }

  private static void checkArray(GeoZarrNode.Array array, Findings findings) {
    JsonElement names = array.attributes().get(Place.DIMENSIONS);
    if (names == null) {
      findings.error(
          "spatial-dimensions", Place.DIMENSIONS, "an array must name its two spatial dimensions");
    } else if (isNames(names)) {
      List<Optional<String>> own = array.dimensionNames();
      Attributes.tryTexts(names).orElseThrow().stream()
          .filter(name -> !own.contains(Optional.of(name)))
          .forEach(
              name ->
                  findings.error(
                      "spatial-dimensions-unknown",
                      Place.DIMENSIONS,
                      "'" + Attributes.brief(name) + "' is none of the array's dimension_names"));
      checkShape(array, Attributes.tryTexts(names).orElseThrow(), findings);
    }
  }

  private static void checkShape(GeoZarrNode.Array array, List<String> names, Findings findings) {
    JsonElement shape = array.attributes().get(Place.SHAPE);
    int y = array.dimensionNames().indexOf(Optional.of(names.get(0)));
    int x = array.dimensionNames().indexOf(Optional.of(names.get(1)));
    if (shape == null || !isShape(shape) || y < 0 || x < 0) {
      return;
    }
    Place.shape(new Attributes(array.attributes()))
        .filter(s -> s.rows() != array.extent().size(y) || s.cols() != array.extent().size(x))
        .ifPresent(
            s ->
                findings.error(
                    "spatial-shape-differs",
                    Place.SHAPE,
                    "the array has "
                        + array.extent().size(y)
                        + " rows and "
                        + array.extent().size(x)
                        + " columns, not "
                        + Place.json(s)));
  }

  private static void checkLevels(JsonObject group, Findings findings) {
    if (group.get(Multiscales.ATTRIBUTE) instanceof JsonObject object
        && object.get("layout") instanceof JsonArray layout) {
      for (int i = 0; i < layout.size(); i++) {
        if (layout.get(i) instanceof JsonObject level) {
          for (String key : OF_LEVELS) {
            check(key, "multiscales.layout[" + i + "]." + key, level, findings);
          }
        }
      }
    }
  }

  /// A box is that of the corners of all pixels, for nodes that of their centres.
  private static void checkBox(GeoZarrNode node, Findings findings) {
    Attributes attributes = new Attributes(node.attributes());
    Optional<double[]> box = attributes.numbers(Place.BBOX, 4);
    Optional<double[]> t = attributes.numbers(Place.TRANSFORM, 6);
    Optional<Multiscales.Shape> shape = Place.shape(attributes);
    boolean affine = attributes.text(Place.TRANSFORM_TYPE).orElse("affine").equals("affine");
    if (box.isEmpty() || t.isEmpty() || shape.isEmpty() || !affine) {
      return;
    }
    double[] n = t.get();
    int border = attributes.text(Place.REGISTRATION).orElse("pixel").equals("node") ? 1 : 0;
    double cols = shape.get().cols() - border;
    double rows = shape.get().rows() - border;
    double nearX = (Math.abs(n[0]) + Math.abs(n[1])) / 2;
    double nearY = (Math.abs(n[3]) + Math.abs(n[4])) / 2;
    double[] b = box.get();
    boolean same =
        Math.abs(b[0] - (n[2] + Math.min(0, n[0] * cols) + Math.min(0, n[1] * rows))) <= nearX
            && Math.abs(b[2] - (n[2] + Math.max(0, n[0] * cols) + Math.max(0, n[1] * rows)))
                <= nearX
            && Math.abs(b[1] - (n[5] + Math.min(0, n[3] * cols) + Math.min(0, n[4] * rows)))
                <= nearY
            && Math.abs(b[3] - (n[5] + Math.max(0, n[3] * cols) + Math.max(0, n[4] * rows)))
                <= nearY;
    if (!same) {
      findings.error(
          "spatial-bbox-differs",
          Place.BBOX,
          "the box is not that of spatial:transform and spatial:shape");
    }
  }

  private static boolean isNames(JsonElement value) {
    return Attributes.tryTexts(value).filter(names -> names.size() == 2).isPresent();
  }

  private static boolean isBox(JsonElement value) {
    if (!Findings.isNumbers(value, 4)) {
      return false;
    }
    JsonArray box = value.getAsJsonArray();
    return box.get(0).getAsDouble() <= box.get(2).getAsDouble()
        && box.get(1).getAsDouble() <= box.get(3).getAsDouble();
  }

  private static boolean isShape(JsonElement value) {
    return Findings.isNumbers(value, 2)
        && value.getAsJsonArray().asList().stream()
            .mapToDouble(JsonElement::getAsDouble)
            .allMatch(size -> size >= 1 && size == Math.rint(size) && size < 0x1p63);
  }

  private static boolean isRegistration(JsonElement value) {
    return value instanceof JsonPrimitive text
        && text.isString()
        && Set.of("pixel", "node").contains(text.getAsString());
  }
}
