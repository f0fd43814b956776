package dev.swath.zarr.geo;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/// Attributes as text, the way a raster's schema keeps them: a JSON text is itself, any other value
/// is its JSON. A text that could be mistaken for another value keeps its quotes, so nothing is
/// lost on the way there and back.
public final class AttributeText {
  private static final int DEEPEST = 64;

  private AttributeText() {}

  /// The text of a value.
  public static String of(JsonElement value) {
    Optional<String> text = Attributes.tryText(value);
    return text.isPresent() && parsed(text.get()).isEmpty() ? text.get() : value.toString();
  }

  /// The value of a text.
  public static JsonElement json(String text) {
    return parsed(text).orElseGet(() -> new JsonPrimitive(text));
  }

  private static Optional<JsonElement> parsed(String text) {
    if (text.isEmpty() || "[{\"-0123456789tfn".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(DEEPEST);
      JsonElement value = JsonParser.parseReader(reader);
      return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(value) : Optional.empty();
    } catch (IOException | JsonParseException _) {
      return Optional.empty();
    }
  }
}
