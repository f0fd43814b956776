package dev.swath.operators.calc;

import dev.swath.array.DType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes syntax trees of text: operators by how tightly they bind, left to right.
final class Parser {
  /// How deep parentheses, calls and signs may lie in each other.
  static final int DEEPEST = 64;

  /// Tokens at most: what bounds the height of a tree of left-hand operands.
  static final int MOST_TOKENS = 1_000;

  static final List<DType> CASTS =
      List.of(
          DType.UINT8,
          DType.INT8,
          DType.UINT16,
          DType.INT16,
          DType.UINT32,
          DType.INT32,
          DType.INT64,
          DType.FLOAT32,
          DType.FLOAT64);

  private final String text;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private Parser(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
    if (tokens.size() > MOST_TOKENS) {
      throw new ExpressionException(
          "an expression may have " + MOST_TOKENS + " words but has " + tokens.size(),
          "split it into several runs",
          text,
          tokens.get(MOST_TOKENS).at());
    }
  }

  /// The expressions of a text, which are separated by semicolons.
  static List<Syntax> parse(String text) {
    return new Parser(text).all();
  }

  private List<Syntax> all() {
    List<Syntax> results = new ArrayList<>();
    do {
      results.add(binary(0));
    } while (taken(";") && peek().kind() != Token.Kind.END);
    if (peek().kind() != Token.Kind.END) {
      throw unexpected("an operator");
    }
    return results;
  }

  private Syntax binary(int least) {
    Syntax left = prefixed();
    Optional<Operator> operator = Operator.of(peek());
    while (operator.isPresent() && operator.get().binding() >= least) {
      Token sign = take();
      Syntax right = binary(operator.get().binding() + 1);
      left = new Syntax.Binary(sign.at(), operator.get(), left, right);
      boolean compared = operator.get().compares();
      operator = Operator.of(peek());
      if (compared && operator.filter(Operator::compares).isPresent()) {
        throw new ExpressionException(
            "a comparison of a comparison means nothing",
            "write a < b and b < c",
            text,
            peek().at());
      }
    }
    return left;
  }

  private Syntax prefixed() {
    Token token = peek();
    deeper(token);
    try {
      if (token.isWord("not")) {
        take();
        return new Syntax.Not(token.at(), binary(Operator.NOT_BINDING));
      }
      if (taken("!")) {
        return new Syntax.Not(token.at(), prefixed());
      }
      if (taken("-")) {
        return new Syntax.Negation(token.at(), prefixed());
      }
      return taken("+") ? prefixed() : power();
    } finally {
      depth--;
    }
  }

  /// A power binds its exponent from the right and tighter than a sign before it.
  private Syntax power() {
    Syntax base = value();
    Token sign = peek();
    return taken("**") ? new Syntax.Binary(sign.at(), Operator.POWER, base, prefixed()) : base;
  }

  private void deeper(Token token) {
    if (++depth > DEEPEST) {
      throw new ExpressionException(
          "parts lie in each other more than " + DEEPEST + " deep",
          "simplify the expression",
          text,
          token.at());
    }
  }

  private Syntax value() {
    Token token = peek();
    return switch (token.kind()) {
      case NUMBER -> number(take());
      case NAME -> named(take());
      case QUOTED -> {
        take();
        yield new Syntax.Band(token.at(), Optional.empty(), token.text());
      }
      case SIGN, END -> {
        if (!taken("(")) {
          throw unexpected("a number, a band or a function");
        }
        Syntax inner = binary(0);
        expect(")");
        yield inner;
      }
    };
  }

  private static Syntax number(Token token) {
    Optional<Long> whole =
        Optional.of(token.text())
            .filter(digits -> digits.matches("[0-9]+"))
            .map(BigInteger::new)
            .filter(value -> value.bitLength() < Long.SIZE)
            .map(BigInteger::longValue);
    return new Syntax.Number(token.at(), Double.parseDouble(token.text()), whole);
  }

  private Syntax named(Token name) {
    if (taken("(")) {
      return call(name);
    }
    if (!taken(".")) {
      return new Syntax.Band(name.at(), Optional.empty(), name.text());
    }
    Token band = peek();
    if (band.kind() != Token.Kind.NAME && band.kind() != Token.Kind.QUOTED) {
      throw unexpected("a band of " + name.text());
    }
    take();
    return new Syntax.Band(name.at(), Optional.of(name.text()), band.text());
  }

  private Syntax call(Token name) {
    List<Syntax> arguments = new ArrayList<>();
    if (!peek().is(")")) {
      do {
        arguments.add(binary(0));
      } while (taken(","));
    }
    expect(")");
    Optional<DType> type =
        CASTS.stream().filter(t -> t.label().equalsIgnoreCase(name.text())).findFirst();
    if (type.isPresent() && arguments.size() == 1) {
      return new Syntax.CastTo(name.at(), type.get(), arguments.getFirst());
    }
    Function function = Function.named(name.text()).orElseThrow(() -> unknown(name, type));
    if (!function.takes(arguments.size())) {
      throw new ExpressionException(
          function.word() + " was given " + arguments.size() + " values",
          "write " + function.usage(),
          text,
          name.at());
    }
    return new Syntax.Call(name.at(), function, List.copyOf(arguments));
  }

  private ExpressionException unknown(Token name, Optional<DType> type) {
    if (type.isPresent()) {
      return new ExpressionException(
          "a cast takes one value", "write " + type.get() + "(x)", text, name.at());
    }
    boolean known =
        Arrays.stream(DType.values())
            .anyMatch(t -> t.label().equals(name.text().toLowerCase(Locale.ROOT)));
    return new ExpressionException(
        (known ? "expressions do not cast to '" : "there is no function '") + name.text() + "'",
        "known are " + String.join(", ", Function.words()) + " and casts to " + CASTS,
        text,
        name.at());
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private boolean taken(String sign) {
    boolean found = peek().is(sign);
    next += found ? 1 : 0;
    return found;
  }

  private void expect(String sign) {
    if (!taken(sign)) {
      throw unexpected("an operator or '" + sign + "'");
    }
  }

  private ExpressionException unexpected(String expected) {
    Token found = peek();
    boolean twice = next > 0 && found.is("/") && tokens.get(next - 1).is("/");
    return new ExpressionException(
        "expected " + expected + " but found " + found.shown(),
        twice ? "write floor(a / b)" : "mend the expression there",
        text,
        found.at());
  }
}
