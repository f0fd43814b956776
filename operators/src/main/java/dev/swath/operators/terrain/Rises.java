package dev.swath.operators.terrain;

/// The rises of a run of pixels over the ground, eastwards and northwards. One thread.
final class Rises {
  final double[] east;
  final double[] north;
  private final Gradient gradient;
  private final Ground ground;

  Rises(Gradient gradient, Ground ground, int longest) {
    this.gradient = gradient;
    this.ground = ground;
    this.east = new double[longest];
    this.north = new double[longest];
  }

  void read(long row, double[] above, double[] here, double[] below, int n) {
    Ground.Factors factors = ground.at(row).times(1 / gradient.times);
    double eastOfCol = factors.eastOfCol();
    double eastOfRow = factors.eastOfRow();
    double northOfCol = factors.northOfCol();
    double northOfRow = factors.northOfRow();
    gradient.rises(above, here, below, east, north, n);
    for (int i = 0; i < n; i++) {
      double col = east[i];
      double along = north[i];
      east[i] = eastOfCol * col + eastOfRow * along;
      north[i] = northOfCol * col + northOfRow * along;
    }
  }

  /// The squares of the steepest rises.
  void squares(double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = east[i] * east[i] + north[i] * north[i];
    }
  }
}
