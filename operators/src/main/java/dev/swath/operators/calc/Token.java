package dev.swath.operators.calc;

/// A word of an expression.
///
/// @param text of a quoted name what is between the quotes; else as it was written
/// @param at place of its first character, from 0
record Token(Kind kind, String text, int at) {
  /// What a word is.
  enum Kind {
    NUMBER,
    NAME,
    QUOTED,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equalsIgnoreCase(word);
  }

  /// The token for people.
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
