package dev.swath.onnx.card;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a model card: one JSON object whose members are all known.
public final class CardReader {
  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 8;
  private static final Set<String> LISTS = Set.of("bands", "mean", "std");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,3})?");

  private CardReader() {}

  /// Where a model's card is looked for: beside it, with `.json` at the end.
  public static Path beside(Path model) {
    return model.resolveSibling(model.getFileName() + ".json");
  }

  /// The card in a file, if there is one, with some members set.
  ///
  /// @param members values by their place, such as `input.scale`; JSON, or a text without its
  ///     quotes, or several of either with commas between
  public static ModelCard read(Optional<Path> file, Map<String, String> members) {
    JsonObject card = file.map(CardReader::read).orElseGet(JsonObject::new);
    members.forEach((place, value) -> set(card, place, value));
    try {
      return CardFields.card(card);
    } catch (SwathException e) {
      throw file.isPresent() ? e.in(file.get().toString()) : e;
    }
  }

  private static JsonObject read(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] utf8 = in.readNBytes(MOST_BYTES + 1);
      if (utf8.length > MOST_BYTES) {
        throw new LimitException(
            "a model card has at most " + MOST_BYTES + " bytes but this has more",
            "name the right file");
      }
      return object(utf8);
    } catch (IOException e) {
      throw new StorageException("cannot be read: " + e, "check the path and its rights", e)
          .in(file.toString());
    } catch (SwathException e) {
      throw e.in(file.toString());
    }
  }

  private static void set(JsonObject card, String place, String value) {
    int dot = place.indexOf('.');
    if (dot < 0) {
      card.add(place, new JsonPrimitive(value));
      return;
    }
    String part = place.substring(0, dot);
    if (!(card.get(part) instanceof JsonObject)) {
      card.add(part, new JsonObject());
    }
    String name = place.substring(dot + 1);
    boolean list = LISTS.contains(name);
    card.getAsJsonObject(part).add(name, list ? list(value) : single(value));
  }

  private static JsonElement list(String value) {
    JsonArray items = new JsonArray();
    for (String item : value.split(",", -1)) {
      items.add(single(item.strip()));
    }
    return items;
  }

  private static JsonElement single(String value) {
    return NUMBER.matcher(value).matches()
        ? new JsonPrimitive(new BigDecimal(value))
        : new JsonPrimitive(value);
  }

  /// The card in a document in UTF-8.
  static ModelCard parse(byte[] utf8) {
    return CardFields.card(object(utf8));
  }

  private static JsonObject object(byte[] utf8) {
    try {
      return object(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new CorruptDataException("is not text in UTF-8", CardFields.REMEDY, e);
    }
  }

  private static JsonObject object(String text) {
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      json.setNestingLimit(DEEPEST);
      JsonElement root = JsonParser.parseReader(json);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new CorruptDataException("text follows the card's end", CardFields.REMEDY);
      }
      if (root instanceof JsonObject object) {
        return object;
      }
      throw new CorruptDataException("is not a JSON object", CardFields.REMEDY);
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new CorruptDataException("is not JSON: " + e.getMessage(), CardFields.REMEDY, e);
    }
  }
}
