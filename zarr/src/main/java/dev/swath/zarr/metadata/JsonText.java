package dev.swath.zarr.metadata;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.swath.CorruptDataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads JSON as RFC 8259 has it and nothing more lenient, but for the bare words `NaN`, `Infinity`
/// and `-Infinity` that Python writes. Numbers keep their text, so that 64-bit integers stay exact.
///
/// A name that occurs twice in an object is refused: readers disagree on which one counts.
public final class JsonText {
  private static final int LONGEST_NUMBER = 1100;

  private final String text;
  private final Limits limits;
  private int at;

  private JsonText(String text, Limits limits) {
    this.text = text;
    this.limits = limits;
  }

  /// Parses a document in UTF-8.
  public static JsonElement parse(byte[] utf8, Limits limits) {
    if (utf8.length > limits.jsonBytes()) {
      throw Limits.exceeded("a document", utf8.length, "jsonBytes", limits.jsonBytes());
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return new JsonText(text, limits).document();
    } catch (CharacterCodingException e) {
      throw new CorruptDataException("is not text in UTF-8", "get the store again", e);
    }
  }

  /// Parses a document that must be an object.
  public static JsonObject object(byte[] utf8, Limits limits) {
    if (parse(utf8, limits) instanceof JsonObject object) {
      return object;
    }
    throw new CorruptDataException("is not a JSON object", "get the store again");
  }

  private JsonElement document() {
    JsonElement value = value(0);
    skipSpace();
    if (at < text.length()) {
      throw wrong("text follows the end of the document");
    }
    return value;
  }

  private JsonElement value(int depth) {
    if (depth > limits.jsonDepth()) {
      throw Limits.exceeded("JSON nesting", depth, "jsonDepth", limits.jsonDepth());
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new JsonPrimitive(string());
      case 't' -> word("true", new JsonPrimitive(true));
      case 'f' -> word("false", new JsonPrimitive(false));
      case 'n' -> word("null", JsonNull.INSTANCE);
      case 'N' -> word("NaN", new JsonPrimitive(Double.NaN));
      case 'I' -> word("Infinity", new JsonPrimitive(Double.POSITIVE_INFINITY));
      default -> number();
    };
  }

  private JsonObject object(int depth) {
    JsonObject object = new JsonObject();
    at++;
    skipSpace();
    if (peek() == '}') {
      at++;
      return object;
    }
    while (true) {
      skipSpace();
      if (peek() != '"') {
        throw wrong("a name in quotes must come here");
      }
      String name = string();
      if (object.has(name)) {
        throw wrong("the name \"" + shorten(name) + "\" occurs twice");
      }
      skipSpace();
      expect(':');
      object.add(name, value(depth + 1));
      if (!more('}')) {
        return object;
      }
    }
  }

  private JsonArray array(int depth) {
    JsonArray array = new JsonArray();
    at++;
    skipSpace();
    if (peek() == ']') {
      at++;
      return array;
    }
    do {
      array.add(value(depth + 1));
    } while (more(']'));
    return array;
  }

  /// Whether a comma, and not the end, comes next.
  private boolean more(char end) {
    skipSpace();
    char next = peek();
    if (next != ',' && next != end) {
      throw wrong("',' or '" + end + "' must come here");
    }
    at++;
    return next == ',';
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw wrong("a control character in a text");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("an unknown escape \\" + c);
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw wrong("\\u needs four hexadecimal digits");
      }
      code = code << 4 | digit;
      at++;
    }
    return Character.toString(code).charAt(0);
  }

  private JsonElement number() {
    int start = at;
    boolean negative = peek() == '-';
    at += negative ? 1 : 0;
    if (negative && peek() == 'I') {
      return word("Infinity", new JsonPrimitive(Double.NEGATIVE_INFINITY));
    }
    int first = at;
    digits();
    if (text.charAt(first) == '0' && at > first + 1) {
      throw wrong("a number with a leading zero");
    }
    if (next('.')) {
      digits();
    }
    if (next('e') || next('E')) {
      if (!next('+')) {
        next('-');
      }
      digits();
    }
    if (at - start > LONGEST_NUMBER) {
      throw Limits.exceeded("the length of a number", at - start, "digits", LONGEST_NUMBER);
    }
    String number = text.substring(start, at);
    return isSmall(number)
        ? new JsonPrimitive(Long.valueOf(number))
        : JsonParser.parseString(number);
  }

  /// Whether a number is an integer that needs no text to stay exact.
  private static boolean isSmall(String number) {
    return number.length() < 18
        && !number.equals("-0")
        && number.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
  }

  private void digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong("a value must come here");
    }
  }

  private boolean next(char c) {
    boolean here = at < text.length() && text.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private JsonElement word(String word, JsonElement value) {
    if (!text.startsWith(word, at)) {
      throw wrong("a value must come here");
    }
    at += word.length();
    return value;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong("'" + c + "' must come here");
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("the document ends too early");
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /// A piece of a document that is short enough for a message.
  static String shorten(String piece) {
    return piece.length() <= 60 ? piece : piece.substring(0, 57) + "...";
  }

  private CorruptDataException wrong(String what) {
    return new CorruptDataException(
        "is not JSON: " + what + " (character " + at + ")", "get the store again or mend it");
  }
}
