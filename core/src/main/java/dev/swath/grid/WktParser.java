package dev.swath.grid;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Reads well-known text. Round brackets stand for square ones, as both versions allow; keywords
/// have either case; a quote inside a text is doubled.
final class WktParser {
  private static final int LONGEST = 1 << 18;
  private static final int DEEPEST = 32;

  private record Open(String keyword, List<Wkt.Value> values, char close) {}

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private WktParser(String text) {
    this.text = text;
  }

  static Wkt parse(String text) {
    if (text.length() > LONGEST) {
      throw new LimitException(
          "well-known text may have " + LONGEST + " characters but has " + text.length(),
          "no coordinate system needs so many");
    }
    return new WktParser(text).whole();
  }

  private Wkt whole() {
    open(word());
    while (open.size() > 1 || next() != open.element().close) {
      step();
    }
    Wkt root = close();
    skipSpace();
    if (at < text.length()) {
      throw corrupt("nothing after the last bracket");
    }
    return root;
  }

  /// Reads one value of the innermost node, or its end.
  private void step() {
    Open node = open.element();
    char next = next();
    if (next == node.close) {
      close();
      return;
    }
    if (!node.values.isEmpty()) {
      expect(',');
      next = next();
    }
    if (next == '"') {
      node.values.add(new Wkt.Value.Text(quoted()));
      return;
    }
    String word = word();
    char after = next();
    if (after == '[' || after == '(') {
      open(word);
    } else {
      node.values.add(new Wkt.Value.Word(word));
    }
  }

  private void open(String keyword) {
    if (open.size() == DEEPEST) {
      throw new LimitException(
          "well-known text may have brackets in " + DEEPEST + " levels but has more",
          "no coordinate system needs so many");
    }
    char bracket = next();
    if (bracket != '[' && bracket != '(') {
      throw corrupt("a bracket");
    }
    at++;
    String name = keyword.toUpperCase(Locale.ROOT);
    if (!name.matches("[A-Z_][A-Z0-9_]*")) {
      throw new CorruptDataException(
          "no keyword of well-known text is called '" + abbreviated(keyword) + "'", remedy());
    }
    open.push(new Open(name, new ArrayList<>(), bracket == '[' ? ']' : ')'));
  }

  private Wkt close() {
    at++;
    Open done = open.pop();
    Wkt node = new Wkt(done.keyword, done.values);
    if (!open.isEmpty()) {
      open.element().values.add(new Wkt.Value.Node(node));
    }
    return node;
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          return value.toString();
        }
        at++;
      }
      value.append(c);
    }
    throw corrupt("the quote that ends a text");
  }

  private String word() {
    skipSpace();
    int start = at;
    while (at < text.length() && ",[]()\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    if (word.isEmpty()) {
      throw corrupt("a value");
    }
    return word;
  }

  private char next() {
    skipSpace();
    if (at == text.length()) {
      throw corrupt("a closing bracket");
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (next() != c) {
      throw corrupt("'" + c + "'");
    }
    at++;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private CorruptDataException corrupt(String expected) {
    String found = at < text.length() ? "'" + abbreviated(text.substring(at)) + "'" : "the end";
    return new CorruptDataException(
        "well-known text must have " + expected + " at character " + at + " but has " + found,
        remedy());
  }

  private static String abbreviated(String part) {
    return part.length() <= 20 ? part : part.substring(0, 20) + "…";
  }

  private static String remedy() {
    return "give the coordinate system as an EPSG code or as complete text";
  }
}
