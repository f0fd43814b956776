package dev.swath.operators.local;

/// From stored to physical values: `factor · stored + offset`.
public record Scale(double factor, double offset) {
  public static final Scale NONE = new Scale(1, 0);

  public Scale {
    if (!Double.isFinite(factor) || !Double.isFinite(offset) || factor == 0) {
      throw new IllegalArgumentException(
          "a scale must be finite and not 0 but was " + factor + " with offset " + offset);
    }
  }
}
