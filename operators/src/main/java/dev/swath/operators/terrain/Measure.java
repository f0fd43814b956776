package dev.swath.operators.terrain;

/// What is measured of a surface.
public sealed interface Measure {
  /// How steep it is: 0 where flat.
  record Slope(Gradient gradient, SlopeUnit unit) implements Measure {}

  /// In which direction it falls, in degrees.
  ///
  /// @param trigonometric counted from east against the clock, rather than from north with it
  /// @param zeroForFlat whether flat ground is 0, rather than no data
  record Aspect(Gradient gradient, boolean trigonometric, boolean zeroForFlat) implements Measure {}

  /// How bright it is under a distant light: 1 in shadow to 255, uint8.
  record Hillshade(Gradient gradient, Light light) implements Measure {}

  /// The pixel minus the mean of its eight neighbours: the topographic position index.
  record Position() implements Measure {}

  /// How much the eight neighbours differ from the pixel: the terrain ruggedness index.
  record Ruggedness(RuggednessFormula formula) implements Measure {}

  /// The largest height minus the smallest one of all nine pixels.
  record Roughness() implements Measure {}

  /// How much it bulges, as −100 times its Laplacian: positive on ridges, negative in valleys.
  record Curvature() implements Measure {}

  /// What a slope is given in.
  enum SlopeUnit {
    DEGREES,
    /// 100 at 45°.
    PERCENT
  }

  /// How eight differences become one number.
  enum RuggednessFormula {
    /// The mean of their absolute values; for sea floors (Wilson and others, 2007).
    WILSON,
    /// The root of the sum of their squares; for land (Riley and others, 1999).
    RILEY
  }

  /// Word by which it is known.
  default String word() {
    return switch (this) {
      case Slope _ -> "slope";
      case Aspect _ -> "aspect";
      case Hillshade _ -> "hillshade";
      case Position _ -> "tpi";
      case Ruggedness _ -> "tri";
      case Roughness _ -> "roughness";
      case Curvature _ -> "curvature";
    };
  }
}
