package dev.swath.onnx.card;

import java.util.Arrays;
import java.util.Locale;

/// What is done to the values that a model gives for a pixel.
public enum Mapping {
  /// They are the result.
  NONE,
  /// The place of the largest, from 0; of equal ones the first.
  ARGMAX,
  /// Their exponentials, divided by the sum of these.
  SOFTMAX,
  /// 1 / (1 + exp(−value)), for each.
  SIGMOID;

  /// The mapping of that name; the known names otherwise.
  public static Mapping of(String name) {
    return Arrays.stream(values())
        .filter(mapping -> mapping.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown mapping '" + name + "'; known are " + Arrays.toString(values())));
  }

  /// Bands that remain of those that a model gives.
  public int bands(int given) {
    return this == ARGMAX ? 1 : given;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
