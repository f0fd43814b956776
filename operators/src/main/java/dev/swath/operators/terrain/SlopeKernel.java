package dev.swath.operators.terrain;

/// Steepness: the arctangent of the steepest rise, or the rise itself.
record SlopeKernel(Rises rises, Measure.SlopeUnit unit) implements Kernel {
  @Override
  public void row(long row, double[] above, double[] here, double[] below, double[] out, int n) {
    rises.read(row, above, here, below, n);
    rises.squares(out, n);
    switch (unit) {
      case DEGREES -> Arctangent.ofRoots(out, Math.toDegrees(1), n);
      case PERCENT -> {
        for (int i = 0; i < n; i++) {
          out[i] = 100 * Math.sqrt(out[i]);
        }
      }
    }
  }
}
