package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// Collects what is found in one node.
final class Findings {
  private final String path;
  private final List<Finding> found = new ArrayList<>();

  Findings(String path) {
    this.path = path;
  }

  List<Finding> list() {
    return List.copyOf(found);
  }

  void error(String code, String attribute, String what) {
    found.add(new Finding(Finding.Severity.ERROR, code, where(attribute), what));
  }

  void advice(String code, String attribute, String what) {
    found.add(new Finding(Finding.Severity.ADVICE, code, where(attribute), what));
  }

  private String where(String attribute) {
    return path.isEmpty() ? attribute : path + " " + attribute;
  }

  /// Whether a value is as it must be; if not, that is found.
  boolean holds(
      String code, String attribute, JsonElement value, String rule, Predicate<JsonElement> test) {
    boolean good = test.test(value);
    if (!good) {
      error(code, attribute, Attributes.wrong(attribute, rule, value).what());
    }
    return good;
  }

  static boolean isText(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  static boolean isNumber(JsonElement value) {
    OptionalDouble number = Attributes.tryNumber(value);
    return number.isPresent() && Double.isFinite(number.getAsDouble());
  }

  /// A list of numbers, of so many if that is not negative.
  static boolean isNumbers(JsonElement value, int count) {
    return value instanceof JsonArray list
        && (count < 0 || list.size() == count)
        && list.asList().stream().allMatch(Findings::isNumber);
  }
}
