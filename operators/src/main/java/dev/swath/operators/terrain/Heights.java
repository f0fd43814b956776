package dev.swath.operators.terrain;

import java.util.OptionalDouble;

/// What one unit of height is, against one unit of the grid.
///
/// @param exaggeration factor of all heights
/// @param scale units of height in one horizontal unit, such as 111120 for metres over degrees; if
///     empty, degrees are taken as metres on the WGS 84 ellipsoid at each row's latitude, and
///     anything else is 1
public record Heights(double exaggeration, OptionalDouble scale) {
  public static final Heights PLAIN = new Heights(1, OptionalDouble.empty());

  public Heights {
    check("exaggeration", exaggeration);
    scale.ifPresent(value -> check("scale", value));
  }

  private static void check(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive but was " + value);
    }
  }
}
