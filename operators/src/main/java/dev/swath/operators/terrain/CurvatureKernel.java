package dev.swath.operators.terrain;

/// −100 times the Laplacian over the ground, from second differences along rows, columns and both.
record CurvatureKernel(Ground ground) implements Kernel {
  @Override
  public void row(long row, double[] above, double[] here, double[] below, double[] out, int n) {
    Ground.Curving curving = ground.curvingAt(row);
    double ofCol = -100 * curving.col();
    double ofRow = -100 * curving.row();
    double ofBoth = -100 * curving.both() / 4;
    for (int i = 0; i < n; i++) {
      double middle = 2 * here[i + 1];
      double along = here[i] + here[i + 2] - middle;
      double across = above[i + 1] + below[i + 1] - middle;
      double twist = (above[i] + below[i + 2]) - (above[i + 2] + below[i]);
      out[i] = ofCol * along + ofRow * across + ofBoth * twist;
    }
  }
}
