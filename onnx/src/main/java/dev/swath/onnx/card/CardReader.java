package dev.swath.onnx.card;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.StorageException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a model card: one JSON object whose members are all known.
public final class CardReader {
  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 8;

  private CardReader() {}

  /// Where a model's card is looked for: beside it, with `.json` at the end.
  public static Path beside(Path model) {
    return model.resolveSibling(model.getFileName() + ".json");
  }

  /// The card in a file.
  public static ModelCard read(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] utf8 = in.readNBytes(MOST_BYTES + 1);
      if (utf8.length > MOST_BYTES) {
        throw new LimitException(
            "a model card has at most " + MOST_BYTES + " bytes but this has more",
            "name the right file");
      }
      return parse(utf8);
    } catch (IOException e) {
      throw new StorageException("cannot be read: " + e, "check the path and its rights", e);
    }
  }

  /// The card in a document in UTF-8.
  public static ModelCard parse(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return CardFields.card(object(text));
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
