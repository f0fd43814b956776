package dev.swath.jobs.preview;

/// Paints the rows of a thumbnail as red, green, blue and alpha; pixels without a value are
/// transparent.
abstract sealed class Painter {
  private static final double CLIPPED = 0.02;

  final Thumbnail thumbnail;

  Painter(Thumbnail thumbnail) {
    this.thumbnail = thumbnail;
  }

  static Painter of(Style style, Thumbnail thumbnail) {
    return switch (style) {
      case GRAY -> new Gray(thumbnail);
      case TERRAIN -> new Terrain(thumbnail);
      case RGB -> new Rgb(thumbnail);
    };
  }

  /// One component of a pixel, 0 to 255.
  abstract double colour(int row, int col, int component);

  byte[] row(int row) {
    byte[] samples = new byte[4 * thumbnail.cols()];
    for (int col = 0; col < thumbnail.cols(); col++) {
      if (thumbnail.isValid(row, col)) {
        for (int component = 0; component < 3; component++) {
          double value = Math.clamp(colour(row, col, component), 0, 255);
          samples[4 * col + component] = (byte) Math.round(value);
        }
        samples[4 * col + 3] = (byte) 255;
      }
    }
    return samples;
  }

  private static final class Gray extends Painter {
    private final StretchRange range;

    Gray(Thumbnail thumbnail) {
      super(thumbnail);
      this.range = StretchRange.of(CLIPPED, thumbnail.bands()[0]);
    }

    @Override
    double colour(int row, int col, int component) {
      return ColourMap.GRAY.at(range.place(thumbnail.value(0, row, col)), component);
    }
  }

  private static final class Terrain extends Painter {
    private final StretchRange range;
    private final Hillshade hillshade;

    Terrain(Thumbnail thumbnail) {
      super(thumbnail);
      this.range = StretchRange.of(0.002, thumbnail.bands()[0]);
      this.hillshade = new Hillshade(thumbnail);
    }

    @Override
    double colour(int row, int col, int component) {
      double place = range.place(thumbnail.value(0, row, col));
      double light = hillshade.light(row, col);
      return ColourMap.TERRAIN.at(place, component) * (0.3 + 0.7 * light);
    }
  }

  private static final class Rgb extends Painter {
    private final StretchRange range;

    Rgb(Thumbnail thumbnail) {
      super(thumbnail);
      float[][] bands = thumbnail.bands();
      this.range = StretchRange.of(CLIPPED, bands[0], bands[1], bands[2]);
    }

    @Override
    double colour(int row, int col, int component) {
      double place = range.place(thumbnail.value(component, row, col));
      return 255 * Math.pow(place, 0.85);
    }
  }
}
