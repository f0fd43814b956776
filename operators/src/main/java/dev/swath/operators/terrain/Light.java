package dev.swath.operators.terrain;

/// Where the light of a hillshade stands and how it is turned into brightness.
///
/// @param azimuth degrees from north, with the clock
/// @param altitude degrees above the horizon, 0 to 90
public record Light(double azimuth, double altitude, Shading shading) {
  public static final double AZIMUTH = 315;
  public static final double ALTITUDE = 45;

  /// From the northwest, halfway up.
  public static final Light STANDARD = new Light(AZIMUTH, ALTITUDE, Shading.PLAIN);

  /// How brightness is made.
  public enum Shading {
    /// The cosine of the angle between the light and the surface's normal.
    PLAIN,
    /// That angle and the slope together: steep ground is darker.
    COMBINED,
    /// Four lights from the southwest, west, northwest and north, each counting where it strikes
    /// along the slope; the azimuth means nothing.
    MULTIDIRECTIONAL,
    /// Darkens only what is steep and turned away from the light; the altitude means nothing.
    IGOR
  }

  public Light {
    if (!Double.isFinite(azimuth)) {
      throw new IllegalArgumentException("azimuth must be a number of degrees but was " + azimuth);
    }
    if (!(altitude >= 0 && altitude <= 90)) {
      throw new IllegalArgumentException("altitude must be 0 to 90 degrees but was " + altitude);
    }
  }
}
