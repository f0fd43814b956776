package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;

/// A raster made from nothing but numbers: the same for the same request, on any machine.
public record SynthRequest(
    Kind kind, long cols, long rows, int bands, long seed, Target target, Resources resources) {
  /// What is made.
  public enum Kind {
    /// Elevations in metres, one float32 band.
    TERRAIN,
    /// Reflectances of fields, woods and water, uint16, any number of bands, with an edge of no
    /// data.
    SCENE
  }

  public static final int MOST_BANDS = 65_535;
  private static final long LARGEST_SIDE = 1_000_000_000;

  public SynthRequest {
    if (cols < 1 || rows < 1 || cols > LARGEST_SIDE || rows > LARGEST_SIDE) {
      throw new RequestException(
          "the size " + cols + "x" + rows + " is not a raster",
          "both sides are from 1 to " + LARGEST_SIDE + " pixels");
    }
    if (bands < 1 || bands > MOST_BANDS || kind == Kind.TERRAIN && bands != 1) {
      throw new RequestException(
          kind.name().toLowerCase(java.util.Locale.ROOT) + " cannot have " + bands + " bands",
          "a terrain has 1, a scene 1 to " + MOST_BANDS);
    }
  }
}
