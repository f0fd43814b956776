package dev.swath.geotiff.gdal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the `Item` elements of a metadata text, in one pass and without recursion.
///
/// Reads only what such texts hold: elements, attributes, character data, comments and the
/// predefined entities. A document type, and with it any other entity, is refused.
final class MetadataScanner {
  private static final String ITEM = "Item";
  private static final int LONGEST_ENTITY = 10;

  private final String text;
  private final List<MetadataItem> items = new ArrayList<>();
  private int at;
  private long depth;

  /// What is wrong with a text.
  static final class Broken extends Exception {
    Broken(String message) {
      super(message);
    }
  }

  MetadataScanner(String text) {
    this.text = text;
  }

  List<MetadataItem> scan() throws Broken {
    while ((at = text.indexOf('<', at)) >= 0) {
      markup();
    }
    if (depth != 0) {
      throw new Broken(depth + " elements are not closed");
    }
    return items;
  }

  private void markup() throws Broken {
    if (text.startsWith("<!--", at)) {
      skipPast("-->");
    } else if (text.startsWith("<![CDATA[", at)) {
      skipPast("]]>");
    } else if (text.startsWith("<?", at)) {
      skipPast("?>");
    } else if (text.startsWith("<!", at)) {
      throw new Broken("document types are not allowed");
    } else if (text.startsWith("</", at)) {
      skipPast(">");
      depth--;
      if (depth < 0) {
        throw new Broken("an element is closed that is not open");
      }
    } else {
      at++;
      element();
    }
  }

  private void skipPast(String end) throws Broken {
    int found = text.indexOf(end, at);
    if (found < 0) {
      throw new Broken("'" + end + "' is missing");
    }
    at = found + end.length();
  }

  private void element() throws Broken {
    String name = name();
    Map<String, String> attributes = new HashMap<>();
    skipBlanks();
    while (peek() != '>' && peek() != '/') {
      attribute(attributes);
      skipBlanks();
    }
    boolean empty = peek() == '/';
    skipPast(">");
    if (!empty) {
      depth++;
    }
    if (name.equals(ITEM)) {
      item(attributes, empty ? "" : characters());
    }
  }

  private void attribute(Map<String, String> attributes) throws Broken {
    String name = name();
    skipBlanks();
    if (name.isEmpty() || peek() != '=') {
      throw new Broken("an attribute has no value");
    }
    at++;
    skipBlanks();
    char quote = peek();
    int end = text.indexOf(quote, at + 1);
    if (quote != '"' && quote != '\'' || end < 0) {
      throw new Broken("an attribute's value is not quoted");
    }
    attributes.putIfAbsent(name, unescape(text.substring(at + 1, end)));
    at = end + 1;
  }

  private void item(Map<String, String> attributes, String value) {
    Optional<String> sample = Optional.ofNullable(attributes.get("sample"));
    items.add(
        new MetadataItem(
            attributes.getOrDefault("domain", ""),
            attributes.getOrDefault("name", ""),
            sample.map(MetadataScanner::index).orElse(MetadataItem.DATASET),
            attributes.getOrDefault("role", ""),
            unescapeAgain(value)));
  }

  /// GDAL escapes the value before it writes it into XML, which escapes it again.
  private static String unescapeAgain(String value) {
    try {
      return unescape(value);
    } catch (Broken e) {
      return value;
    }
  }

  private static int index(String sample) {
    String digits = sample.strip();
    if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(Character::isDigit)) {
      return MetadataItem.DATASET;
    }
    return Integer.parseInt(digits);
  }

  /// The character data up to the next element, which stays unread.
  private String characters() throws Broken {
    StringBuilder value = new StringBuilder();
    while (true) {
      int end = text.indexOf('<', at);
      if (end < 0) {
        throw new Broken("an item is not closed");
      }
      value.append(unescape(text.substring(at, end)));
      at = end;
      if (!text.startsWith("<![CDATA[", at)) {
        return value.toString();
      }
      int close = text.indexOf("]]>", at);
      skipPast("]]>");
      value.append(text, end + "<![CDATA[".length(), close);
    }
  }

  private char peek() throws Broken {
    if (at >= text.length()) {
      throw new Broken("the text ends inside an element");
    }
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String name() throws Broken {
    int start = at;
    while (at < text.length() && isName(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw new Broken("a name is missing");
    }
    return text.substring(start, at);
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '-' || c == '.';
  }

  private static String unescape(String raw) throws Broken {
    int amp = raw.indexOf('&');
    if (amp < 0) {
      return raw;
    }
    StringBuilder plain = new StringBuilder(raw.length());
    int from = 0;
    while (amp >= 0) {
      int end = raw.indexOf(';', amp);
      if (end < 0 || end - amp > LONGEST_ENTITY) {
        throw new Broken("an entity is not closed");
      }
      plain.append(raw, from, amp).append(entity(raw.substring(amp + 1, end)));
      from = end + 1;
      amp = raw.indexOf('&', from);
    }
    return plain.append(raw, from, raw.length()).toString();
  }

  private static String entity(String name) throws Broken {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> character(name);
    };
  }

  private static String character(String name) throws Broken {
    boolean hex = name.startsWith("#x");
    try {
      if (name.startsWith("#")) {
        return Character.toString(Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
      }
    } catch (IllegalArgumentException e) {
      throw new Broken("'&" + name + ";' is no character");
    }
    throw new Broken("the entity '&" + name + ";' is not known");
  }
}
