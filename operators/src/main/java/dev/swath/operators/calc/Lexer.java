package dev.swath.operators.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts an expression into tokens.
final class Lexer {
  /// Characters of an expression at most.
  static final int LONGEST = 4_000;

  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern SIGN =
      Pattern.compile("\\*\\*|==|!=|<>|<=|>=|&&|\\|\\||[-+*/%<>!(),.;]");
  private static final Map<Character, String> FOREIGN =
      Map.of(
          '=', "write == to compare",
          '^', "write ** for a power",
          '&', "write and, or &&",
          '|', "write or, or ||",
          '?', "write where(condition, a, b)",
          '[', "write A.B2 for band 2 of the first input");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /// The tokens, the last of which is the end.
  static List<Token> tokens(String text) {
    if (text.length() > LONGEST) {
      throw new ExpressionException(
          "an expression may have " + LONGEST + " characters but has " + text.length(),
          "split it into several runs",
          text,
          LONGEST);
    }
    return new Lexer(text).cut();
  }

  private List<Token> cut() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (Character.isWhitespace(next)) {
        at++;
      } else if (next == '"' || next == '\'') {
        quoted(next);
      } else if (!take(NUMBER, Token.Kind.NUMBER)
          && !take(NAME, Token.Kind.NAME)
          && !take(SIGN, Token.Kind.SIGN)) {
        throw new ExpressionException(
            "the character '" + text.substring(at, text.offsetByCodePoints(at, 1)) + "' has no use",
            FOREIGN.getOrDefault(next, "names with such characters go between quotes"),
            text,
            at);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", text.length()));
    return tokens;
  }

  private boolean take(Pattern pattern, Token.Kind kind) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    tokens.add(new Token(kind, matcher.group(), at));
    at = matcher.end();
    return true;
  }

  private void quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new ExpressionException("a quoted name does not end", "close the quotes", text, at);
    }
    tokens.add(new Token(Token.Kind.QUOTED, text.substring(at + 1, end), at));
    at = end + 1;
  }
}
