package dev.swath.operators.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Which values become which other: one line of a reclassification.
///
/// @param from the smallest value meant
/// @param to the end of the range, which is not in it; the same as `from` for one exact value
/// @param value what they become; no data if empty
public record ClassRule(double from, double to, OptionalDouble value) {
  private static final int MOST = 1_000;
  private static final String EXAMPLE = "write rules such as 0:10=1, 10:20=2, 25=3, else=nodata";

  public ClassRule {
    if (!(from <= to)) {
      throw new IllegalArgumentException("the range " + from + ":" + to + " holds nothing");
    }
  }

  boolean isExact() {
    return from == to;
  }

  /// Rules and what becomes of values that none of them means.
  ///
  /// @param keepsOthers whether other values stay as they are
  /// @param others what they become otherwise; no data if empty
  public record Table(List<ClassRule> rules, boolean keepsOthers, OptionalDouble others) {
    public Table {
      rules = List.copyOf(rules);
      if (rules.isEmpty() || rules.size() > MOST) {
        throw new IllegalArgumentException(
            "a table has 1 to " + MOST + " rules but this one " + rules.size());
      }
    }
  }

  /// Reads rules such as `0:10=1, 10:=2, 25=3, else=keep`: a range without an end has none, the
  /// first rule that means a value counts, and other values become no data unless `else` says
  /// something else.
  public static Table parse(String text) {
    List<ClassRule> rules = new ArrayList<>();
    Optional<String> others = Optional.empty();
    for (String part : text.split("[,;\n]")) {
      String[] sides = part.strip().split("=", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException("'" + part.strip() + "' is no rule; " + EXAMPLE);
      }
      if (sides[0].strip().equals("else")) {
        others = Optional.of(sides[1].strip());
      } else {
        rules.add(rule(sides[0].strip(), value(sides[1].strip())));
      }
    }
    boolean keeps = others.filter("keep"::equals).isPresent();
    OptionalDouble rest = keeps || others.isEmpty() ? OptionalDouble.empty() : value(others.get());
    return new Table(rules, keeps, rest);
  }

  private static ClassRule rule(String range, OptionalDouble value) {
    int colon = range.indexOf(':');
    if (colon < 0) {
      double exact = number(range);
      return new ClassRule(exact, exact, value);
    }
    String first = range.substring(0, colon).strip();
    String last = range.substring(colon + 1).strip();
    double from = first.isEmpty() ? Double.NEGATIVE_INFINITY : number(first);
    double to = last.isEmpty() ? Double.POSITIVE_INFINITY : number(last);
    if (from == to) {
      throw new IllegalArgumentException(
          "the range " + range + " holds nothing; for one value write " + first + "=…");
    }
    return new ClassRule(from, to, value);
  }

  private static OptionalDouble value(String text) {
    return text.equals("nodata") ? OptionalDouble.empty() : OptionalDouble.of(number(text));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("'" + text + "' is no number; " + EXAMPLE);
    }
  }
}
