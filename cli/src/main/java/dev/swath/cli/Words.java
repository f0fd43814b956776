package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import java.util.ArrayList;
import java.util.List;

/// Splits a text into words as shells do: at spaces, but not inside quotes.
final class Words {
  private static final char NONE = 0;

  private Words() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inside = false;
    char quote = NONE;
    for (char c : text.toCharArray()) {
      if (quote != NONE) {
        quote = c == quote ? NONE : quote;
        if (quote != NONE) {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inside = true;
      } else if (Character.isWhitespace(c)) {
        if (inside) {
          words.add(word.toString());
          word.setLength(0);
          inside = false;
        }
      } else {
        word.append(c);
        inside = true;
      }
    }
    if (quote != NONE) {
      throw new RequestException(
          "a quote is opened and not closed in: " + text, "close it with " + quote);
    }
    if (inside) {
      words.add(word.toString());
    }
    return words;
  }
}
