package dev.swath.operators.calc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A function by name.
enum Function {
  WHERE(3, 3, "where(condition, a, b)"),
  MIN(2, 100, "min(a, b, …)"),
  MAX(2, 100, "max(a, b, …)"),
  CLIP(3, 3, "clip(x, low, high)"),
  ABS(1, 1, "abs(x)"),
  SQRT(1, 1, "sqrt(x)"),
  EXP(1, 1, "exp(x)"),
  LOG(1, 1, "log(x)"),
  LOG10(1, 1, "log10(x)"),
  SIN(1, 1, "sin(x)"),
  COS(1, 1, "cos(x)"),
  TAN(1, 1, "tan(x)"),
  ATAN2(2, 2, "atan2(y, x)"),
  FLOOR(1, 1, "floor(x)"),
  CEIL(1, 1, "ceil(x)"),
  ROUND(1, 1, "round(x)"),
  ISNAN(1, 1, "isnan(x)"),
  NODATA(1, 1, "nodata(x)");

  private final int least;
  private final int most;
  private final String usage;

  Function(int least, int most, String usage) {
    this.least = least;
    this.most = most;
    this.usage = usage;
  }

  boolean takes(int arguments) {
    return least <= arguments && arguments <= most;
  }

  String usage() {
    return usage;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Function> named(String name) {
    return Arrays.stream(values()).filter(f -> f.word().equalsIgnoreCase(name)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Function::word).toList();
  }
}
