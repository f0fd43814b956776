package dev.swath.onnx.card;

import java.util.Arrays;
import java.util.Locale;

/// Where the output is no data.
public enum Gaps {
  /// Where any of the input's bands is.
  ANY,
  /// Where all of them are.
  ALL,
  /// Nowhere: the model fills gaps.
  NEVER;

  /// The rule of that name; the known names otherwise.
  public static Gaps of(String name) {
    return Arrays.stream(values())
        .filter(gaps -> gaps.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown rule for gaps '"
                        + name
                        + "'; known are "
                        + Arrays.toString(values())));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
