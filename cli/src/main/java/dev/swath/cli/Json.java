package dev.swath.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSON from maps, lists, texts, numbers and truth values, written without reflection.
///
/// A number that JSON has no word for becomes the text `NaN`, `Infinity` or `-Infinity`; an empty
/// `Optional` becomes `null`.
final class Json {
  private Json() {}

  /// An object whose members keep the order in which they are put.
  static Map<String, Object> object() {
    return new LinkedHashMap<>();
  }

  /// Indented, with a line feed at the end.
  static String document(Object value) {
    return write(value, "  ") + "\n";
  }

  /// On one line.
  static String line(Object value) {
    return write(value, "") + "\n";
  }

  private static String write(Object value, String indent) {
    try {
      Writer text = new StringWriter();
      JsonWriter writer = new JsonWriter(text);
      writer.setIndent(indent);
      writer.setHtmlSafe(false);
      write(writer, value);
      writer.flush();
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonWriter writer, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        writer.beginObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          writer.name(entry.getKey().toString());
          write(writer, entry.getValue());
        }
        writer.endObject();
      }
      case List<?> list -> {
        writer.beginArray();
        for (Object item : list) {
          write(writer, item);
        }
        writer.endArray();
      }
      case Optional<?> optional when optional.isEmpty() -> writer.nullValue();
      case Optional<?> optional -> write(writer, optional.get());
      case Boolean flag -> writer.value(flag);
      case Double number when !Double.isFinite(number) -> writer.value(number.toString());
      case Number number -> writer.value(number);
      default -> writer.value(value.toString());
    }
  }
}
