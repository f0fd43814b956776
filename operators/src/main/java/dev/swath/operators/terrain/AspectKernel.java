package dev.swath.operators.terrain;

/// The direction in which the ground falls, from 0 to below 360 degrees.
record AspectKernel(Rises rises, Measure.Aspect measure) implements Kernel {
  @Override
  public void row(long row, double[] above, double[] here, double[] below, double[] out, int n) {
    rises.read(row, above, here, below, n);
    double flat = measure.zeroForFlat() ? 0 : Double.NaN;
    for (int i = 0; i < n; i++) {
      double east = -rises.east[i];
      double north = -rises.north[i];
      double angle = measure.trigonometric() ? Math.atan2(north, east) : Math.atan2(east, north);
      out[i] = east == 0 && north == 0 ? flat : turn(Math.toDegrees(angle));
    }
  }

  /// An angle as float32 rounds it must not become a whole turn.
  private static double turn(double degrees) {
    double turned = degrees < 0 ? degrees + 360 : degrees;
    return (float) turned >= 360 ? 0 : turned;
  }
}
