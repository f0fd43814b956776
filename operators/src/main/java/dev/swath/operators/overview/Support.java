package dev.swath.operators.overview;

/// Which pixels of the level before a pixel is made of, and what each counts.
///
/// Places and weights are GDAL's, down to the tolerance that keeps a rounding error from adding
/// a pixel.
enum Support {
  /// One pixel, at the rounded place of the corner.
  CORNER {
    @Override
    long first(Axis axis, long pixel) {
      return Math.min((long) (0.5 + pixel * axis.ratio()), axis.below() - 1);
    }

    @Override
    long end(Axis axis, long pixel) {
      return first(axis, pixel) + 1;
    }
  },
  /// Every pixel below, those at the rim by their share.
  BOX {
    @Override
    long first(Axis axis, long pixel) {
      return (long) (pixel * axis.ratio() + TOLERANCE);
    }

    @Override
    long end(Axis axis, long pixel) {
      long end = (long) Math.ceil((pixel + 1) * axis.ratio() - TOLERANCE);
      return Math.clamp(end, first(axis, pixel) + 1, axis.below());
    }

    @Override
    double weight(Axis axis, long pixel, long below) {
      long first = first(axis, pixel);
      long end = end(axis, pixel);
      if (end == first + 1) {
        return 1;
      }
      if (below == first) {
        return 1 - (pixel * axis.ratio() - first);
      }
      return below == end - 1 ? 1 - (end - (pixel + 1) * axis.ratio()) : 1;
    }
  },
  TRIANGLE {
    @Override
    double radius() {
      return 1;
    }

    @Override
    double curve(double at) {
      return Math.max(0, 1 - Math.abs(at));
    }
  },
  /// Catmull and Rom's curve, which dips below zero.
  CUBIC {
    @Override
    double radius() {
      return 2;
    }

    @Override
    double curve(double at) {
      double t = Math.abs(at);
      if (t <= 1) {
        return (1.5 * t - 2.5) * t * t + 1;
      }
      return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    }
  };

  private static final double TOLERANCE = 1e-8;

  /// How far a curve reaches, in pixels of the level; 0 for what looks at its own ground only.
  double radius() {
    return 0;
  }

  /// A curve's height at a distance in pixels of the level.
  double curve(double at) {
    return 1;
  }

  /// The first pixel below that a pixel is made of. Never decreases from pixel to pixel.
  long first(Axis axis, long pixel) {
    double centre = (pixel + 0.5) * axis.ratio();
    return Math.max(0, (long) Math.floor(centre - radius() * axis.ratio() + 0.5));
  }

  /// The first pixel below after those that a pixel is made of. Never decreases.
  long end(Axis axis, long pixel) {
    double centre = (pixel + 0.5) * axis.ratio();
    return Math.min(axis.below(), (long) (centre + radius() * axis.ratio() + 0.5));
  }

  double weight(Axis axis, long pixel, long below) {
    double centre = (pixel + 0.5) * axis.ratio();
    return curve((below - centre + 0.5) / axis.ratio());
  }

  /// How many pixels of a level must wait where the last so many of the level before do: those that
  /// are made of them, or of what follows.
  int waiting(int below, int factor) {
    return Math.ceilDiv(below + (int) Math.ceil(radius() * factor), factor);
  }
}
