package dev.swath.operators.warp;

/// How a pixel is made of those that lie where it lies.
public enum Resampling {
  /// The pixel that the middle of the new one lies in.
  NEAREST(0),
  /// Weights that fall linearly to 0 one pixel away.
  BILINEAR(1),
  /// Cubic convolution with a = −1/2 (Catmull and Rom).
  CUBIC(2),
  /// Windowed sinc of three lobes.
  LANCZOS(3),
  /// The mean, each pixel weighing as much as the new one covers of it.
  AVERAGE(0),
  /// The value that covers most of the new pixel; the smallest of several.
  MODE(0),
  /// The least of the pixels that the new one covers a part of.
  MIN(0),
  /// The greatest of the pixels that the new one covers a part of.
  MAX(0);

  private final int radius;

  Resampling(int radius) {
    this.radius = radius;
  }

  /// Pixels that the kernel reaches to each side where it is not stretched; 0 without a kernel.
  int radius() {
    return radius;
  }

  boolean hasKernel() {
    return radius > 0;
  }

  /// Whether it looks at the area that a pixel covers.
  boolean covers() {
    return this == AVERAGE || this == MODE || this == MIN || this == MAX;
  }

  /// Whether results may be values that no pixel of the source has.
  boolean mixes() {
    return hasKernel() || this == AVERAGE;
  }

  /// The weight of a pixel so many pixels away from the middle.
  double weight(double distance) {
    double x = Math.abs(distance);
    return switch (this) {
      case BILINEAR -> Math.max(0, 1 - x);
      case CUBIC -> cubic(x);
      case LANCZOS -> x == 0 ? 1 : x < 3 ? sinc(x) * sinc(x / 3) : 0;
      case NEAREST, AVERAGE, MODE, MIN, MAX -> throw new IllegalStateException(this + " has none");
    };
  }

  private static double cubic(double x) {
    if (x < 1) {
      return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return Math.sin(angle) / angle;
  }
}
