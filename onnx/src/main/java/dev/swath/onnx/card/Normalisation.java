package dev.swath.onnx.card;

import java.util.List;

/// From a raster's values to a model's: `((value · scale + offset) − mean) / std`.
///
/// @param mean one for all bands or one for each
/// @param std one for all bands or one for each
public record Normalisation(double scale, double offset, List<Double> mean, List<Double> std) {
  public static final Normalisation NONE = new Normalisation(1, 0, List.of(0.0), List.of(1.0));

  public Normalisation {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    finite("input.scale", scale);
    finite("input.offset", offset);
    mean.forEach(value -> finite("input.mean", value));
    std.forEach(value -> finite("input.std", value));
    if (scale == 0) {
      throw new IllegalArgumentException("input.scale must not be 0");
    }
    if (mean.isEmpty() || std.isEmpty() || std.contains(0.0) || std.contains(-0.0)) {
      throw new IllegalArgumentException(
          "input.mean and input.std must have values, and input.std none that is 0, but are "
              + mean
              + " and "
              + std);
    }
    if (mean.size() > 1 && std.size() > 1 && mean.size() != std.size()) {
      throw new IllegalArgumentException(
          "input.mean has " + mean.size() + " values but input.std has " + std.size());
    }
  }

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be a finite number but is " + value);
    }
  }

  /// The bands that have values of their own; 0 if all are treated alike.
  public int bands() {
    int most = Math.max(mean.size(), std.size());
    return most == 1 ? 0 : most;
  }

  /// The factor of a band's values, [#summand(int)] added after it.
  public double factor(int band) {
    return scale / of(std, band);
  }

  public double summand(int band) {
    return (offset - of(mean, band)) / of(std, band);
  }

  /// Whether values go in as they are.
  public boolean isNone() {
    return equals(NONE);
  }

  private static double of(List<Double> values, int band) {
    return values.get(values.size() == 1 ? 0 : band);
  }
}
