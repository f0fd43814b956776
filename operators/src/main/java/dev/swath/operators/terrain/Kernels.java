package dev.swath.operators.terrain;

/// Opens the kernels of measures, and has those that need no more than the heights.
final class Kernels {
  private Kernels() {}

  /// @param longest the most pixels in a run
  static Kernel open(Measure measure, Ground ground, int longest) {
    return switch (measure) {
      case Measure.Slope(Gradient gradient, Measure.SlopeUnit unit) ->
          new SlopeKernel(new Rises(gradient, ground, longest), unit);
      case Measure.Aspect aspect ->
          new AspectKernel(new Rises(aspect.gradient(), ground, longest), aspect);
      case Measure.Hillshade(Gradient gradient, Light light) ->
          new HillshadeKernel(new Rises(gradient, ground, longest), light);
      case Measure.Position _ -> Kernels::position;
      case Measure.Ruggedness(Measure.RuggednessFormula formula) ->
          switch (formula) {
            case WILSON -> Kernels::wilson;
            case RILEY -> Kernels::riley;
          };
      case Measure.Roughness _ -> new RoughnessKernel(longest);
      case Measure.Curvature _ -> new CurvatureKernel(ground);
    };
  }

  private static void position(
      long row, double[] above, double[] here, double[] below, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      double lines = (above[i] + above[i + 1] + above[i + 2]) + (below[i] + below[i + 1]);
      out[i] = here[i + 1] - (lines + below[i + 2] + here[i] + here[i + 2]) / 8;
    }
  }

  private static void wilson(
      long row, double[] above, double[] here, double[] below, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      double middle = here[i + 1];
      double first = Math.abs(above[i] - middle) + Math.abs(above[i + 1] - middle);
      double second = Math.abs(above[i + 2] - middle) + Math.abs(here[i] - middle);
      double third = Math.abs(here[i + 2] - middle) + Math.abs(below[i] - middle);
      double fourth = Math.abs(below[i + 1] - middle) + Math.abs(below[i + 2] - middle);
      out[i] = ((first + second) + (third + fourth)) / 8;
    }
  }

  private static void riley(
      long row, double[] above, double[] here, double[] below, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      double middle = here[i + 1];
      double a = above[i] - middle;
      double b = above[i + 1] - middle;
      double c = above[i + 2] - middle;
      double d = here[i] - middle;
      double f = here[i + 2] - middle;
      double g = below[i] - middle;
      double h = below[i + 1] - middle;
      double k = below[i + 2] - middle;
      out[i] = Math.sqrt((a * a + b * b) + (c * c + d * d) + (f * f + g * g) + (h * h + k * k));
    }
  }
}
