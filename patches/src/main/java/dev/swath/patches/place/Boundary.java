package dev.swath.patches.place;

import java.util.OptionalDouble;

/// What becomes of patches at the far border of a raster that their stride does not divide.
public sealed interface Boundary {
  Boundary SNAP = new Snap();
  Boundary DROP = new Drop();
  Boundary REFLECT = new Reflect();
  Boundary SHRINK = new Shrink();
  Boundary RAISE = new Raise();

  /// The last patch is moved back until it ends at the border, so all pixels are covered.
  record Snap() implements Boundary {}

  /// Only whole patches at multiples of the stride; the rest of the raster is not covered.
  record Drop() implements Boundary {}

  /// Patches hang over the border; pixels beyond it are a value.
  ///
  /// @param value the raster's no-data value if empty
  record Pad(OptionalDouble value) implements Boundary {}

  /// Patches hang over the border; pixels beyond it are those before it in reverse, the
  /// border's own not repeated.
  record Reflect() implements Boundary {}

  /// Patches end at the border, so the last ones are smaller.
  record Shrink() implements Boundary {}

  /// A patch that would hang over the border is a mistake.
  record Raise() implements Boundary {}
}
