package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.swath.CorruptDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Attributes with a look at their types. JSON null is as good as nothing. The getters refuse a
/// value of another type with the attribute's name; those called `try…` have none for it.
record Attributes(JsonObject json) {
  Optional<JsonElement> get(String key) {
    return Optional.ofNullable(json.get(key)).filter(value -> !value.isJsonNull());
  }

  boolean has(String key) {
    return get(key).isPresent();
  }

  Optional<String> text(String key) {
    return get(key).map(value -> tryText(value).orElseThrow(() -> wrong(key, "a text", value)));
  }

  Optional<String> tryText(String key) {
    return get(key).flatMap(Attributes::tryText);
  }

  OptionalDouble number(String key) {
    Optional<JsonElement> value = get(key);
    return value.isPresent() ? OptionalDouble.of(finite(key, value.get())) : OptionalDouble.empty();
  }

  /// A whole number that is not negative and fits into an int.
  Optional<Integer> code(String key) {
    return get(key)
        .map(
            value -> {
              double number = finite(key, value);
              if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
                throw wrong(key, "a whole number", value);
              }
              return Math.toIntExact(Math.round(number));
            });
  }

  Optional<double[]> numbers(String key, int count) {
    return get(key)
        .map(
            value -> {
              if (!(value instanceof JsonArray array) || array.size() != count) {
                throw wrong(key, "a list of " + count + " numbers", value);
              }
              return array.asList().stream().mapToDouble(item -> finite(key, item)).toArray();
            });
  }

  /// A list of texts.
  Optional<List<String>> texts(String key) {
    return get(key)
        .map(value -> tryTexts(value).orElseThrow(() -> wrong(key, "a list of texts", value)));
  }

  Optional<List<String>> tryTexts(String key) {
    return get(key).flatMap(Attributes::tryTexts);
  }

  Optional<Attributes> tryObject(String key) {
    return get(key).filter(JsonElement::isJsonObject).map(v -> new Attributes(v.getAsJsonObject()));
  }

  static Optional<String> tryText(JsonElement value) {
    return value instanceof JsonPrimitive text && text.isString()
        ? Optional.of(text.getAsString())
        : Optional.empty();
  }

  static Optional<List<String>> tryTexts(JsonElement value) {
    if (!(value instanceof JsonArray array)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonElement item : array) {
      if (tryText(item).isEmpty()) {
        return Optional.empty();
      }
      texts.add(item.getAsString());
    }
    return Optional.of(texts);
  }

  /// A number, perhaps an infinite one or NaN.
  static OptionalDouble tryNumber(JsonElement value) {
    if (!(value instanceof JsonPrimitive number) || !number.isNumber()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(number.getAsDouble());
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  static double finite(String key, JsonElement value) {
    OptionalDouble number = tryNumber(value);
    if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
      throw wrong(key, "a finite number", value);
    }
    return number.getAsDouble();
  }

  static CorruptDataException wrong(String key, String rule, JsonElement value) {
    return wrong(key, rule, brief(value));
  }

  static CorruptDataException wrong(String key, String rule, String found) {
    return new CorruptDataException(
        "attribute '" + key + "' must be " + rule + " but is " + found,
        "correct or remove the attribute");
  }

  private static String brief(JsonElement value) {
    return switch (value) {
      case JsonObject _ -> "an object";
      case JsonArray array when array.size() > 8 -> "a list of " + array.size();
      default -> brief(value.toString());
    };
  }

  static String brief(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
