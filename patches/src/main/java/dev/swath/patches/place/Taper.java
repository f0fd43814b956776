package dev.swath.patches.place;

/// How much a pixel of a patch counts by its place along one axis; on rows and columns together the
/// product. Results are divided by the sum of the weights, so a taper need not add up to 1.
///
/// Anything that answers is a taper; it must be the same answer each time, finite and not negative.
@FunctionalInterface
public interface Taper {
  /// All pixels count alike.
  Taper BOXCAR = (_, _) -> 1;

  /// A raised cosine whose first and last weight are exactly 0: with it the outermost pixels of a
  /// raster have no weight unless the edges are spared.
  Taper HANN = (i, n) -> n == 1 ? 1 : i == 0 || i == n - 1 ? 0 : raised(i, n - 1);

  /// A raised cosine sampled at the centres of pixels, which is nowhere 0.
  Taper HANN_HALF = (i, n) -> raised(i + 0.5, n);

  /// Falls off linearly from the middle and is nowhere 0.
  Taper TRIANGULAR = (i, n) -> Math.min(i + 1, n - i) / ((n + 1) / 2.0);

  /// The weight of a pixel.
  ///
  /// @param i its place, from 0
  /// @param n pixels of the patch on this axis
  double weight(long i, long n);

  private static double raised(double i, double period) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * i / period);
  }

  /// Flat in the middle with cosine edges that together are a fraction of the patch, sampled at the
  /// centres of pixels.
  ///
  /// @param fraction between 0, which is a boxcar, and 1, which is a Hann
  static Taper tukey(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "the tapered fraction must be between 0 and 1 but was " + fraction);
    }
    return (i, n) -> {
      double fromEdge = Math.min(i + 0.5, n - i - 0.5);
      double edge = fraction * n / 2;
      return fromEdge >= edge ? 1 : raised(fromEdge, 2 * edge);
    };
  }

  /// A bell around the middle.
  ///
  /// @param sigma its standard deviation in halves of the patch
  static Taper gaussian(double sigma) {
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma must be positive but was " + sigma);
    }
    return (i, n) -> {
      double distance = (i - (n - 1) / 2.0) / (sigma * n / 2);
      return Math.exp(-0.5 * distance * distance);
    };
  }
}
