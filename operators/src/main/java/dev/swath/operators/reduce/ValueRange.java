package dev.swath.operators.reduce;

import dev.swath.UnsupportedDataException;

/// From one value to another, both of them in it.
public record ValueRange(double low, double high) {
  public ValueRange {
    if (!(low <= high)) {
      throw new IllegalArgumentException("a range cannot go from " + low + " to " + high);
    }
  }

  /// Fails if it has no length that could be cut.
  ValueRange finite() {
    if (!Double.isFinite(high - low)) {
      throw new UnsupportedDataException(
          "values from " + low + " to " + high + " cannot be cut into equal bins",
          "clip them to a finite range, or name the range");
    }
    return this;
  }
}
