package dev.swath.operators.terrain;

/// The rises of a run of pixels over the ground, eastwards and northwards. One thread.
final class Rises {
  final double[] east;
  final double[] north;
  private final Gradient gradient;
  private final Ground ground;
  private final double[][] lines = new double[3][];
  private final double[][] spare;
  private final double[] cols;
  private final double[] rows;

  Rises(Gradient gradient, Ground ground, int longest) {
    this.gradient = gradient;
    this.ground = ground;
    this.east = new double[longest];
    this.north = new double[longest];
    this.cols = new double[longest];
    this.rows = new double[longest];
    this.spare = new double[Gradient.SPARE][longest + 2];
  }

  void read(long row, double[] above, double[] here, double[] below, int n) {
    Ground.Factors factors = ground.at(row).times(1 / gradient.times);
    double eastOfCol = factors.eastOfCol();
    double eastOfRow = factors.eastOfRow();
    double northOfCol = factors.northOfCol();
    double northOfRow = factors.northOfRow();
    lines[0] = above;
    lines[1] = here;
    lines[2] = below;
    gradient.rises(lines, spare, cols, rows, n);
    for (int i = 0; i < n; i++) {
      east[i] = eastOfCol * cols[i] + eastOfRow * rows[i];
    }
    for (int i = 0; i < n; i++) {
      north[i] = northOfCol * cols[i] + northOfRow * rows[i];
    }
  }

  /// The squares of the steepest rises.
  void squares(double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = east[i] * east[i] + north[i] * north[i];
    }
  }
}
