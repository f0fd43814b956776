package dev.swath.operators.calc;

import java.util.List;

/// An expression that means nothing, with the place in it where that shows.
public final class ExpressionException extends IllegalArgumentException {
  private static final int WIDTH = 72;

  private final String what;
  private final String remedy;
  private final transient List<String> excerpt;

  /// @param at place in the text, from 0
  ExpressionException(String what, String remedy, String text, int at) {
    this(what + " at column " + (at + 1), remedy, excerpt(text, at));
  }

  private ExpressionException(String what, String remedy, List<String> excerpt) {
    super(what + "; " + remedy + "\n" + String.join("\n", excerpt));
    this.what = what;
    this.remedy = remedy;
    this.excerpt = excerpt;
  }

  private static List<String> excerpt(String text, int at) {
    int start = Math.max(0, Math.min(at - WIDTH / 2, text.length() - WIDTH));
    int end = Math.min(text.length(), start + WIDTH);
    String line = text.substring(start, end).replaceAll("\\p{Cntrl}", " ");
    return List.of("  " + line, "  " + " ".repeat(at - start) + "^");
  }

  /// The rule that was broken, the value that broke it and the column, from 1.
  public String what() {
    return what;
  }

  /// The way out.
  public String remedy() {
    return remedy;
  }

  /// The text, or the part of it that matters, and below it a caret.
  public List<String> excerpt() {
    return excerpt;
  }
}
