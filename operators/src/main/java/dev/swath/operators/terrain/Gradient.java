package dev.swath.operators.terrain;

/// How the rise of a surface is estimated from the eight pixels around one.
public enum Gradient {
  /// Differences over two pixels, those of the middle line counting twice (Horn, 1981). Smooths;
  /// best on rough ground.
  HORN(8) {
    @Override
    void rises(double[] above, double[] here, double[] below, double[] cols, double[] rows, int n) {
      for (int i = 0; i < n; i++) {
        cols[i] =
            (above[i + 2] + 2 * here[i + 2] + below[i + 2]) - (above[i] + 2 * here[i] + below[i]);
      }
      for (int i = 0; i < n; i++) {
        rows[i] =
            (below[i] + 2 * below[i + 1] + below[i + 2])
                - (above[i] + 2 * above[i + 1] + above[i + 2]);
      }
    }
  },
  /// Differences of the four pixels that share an edge (Zevenbergen and Thorne, 1987). Best on
  /// smooth ground.
  ZEVENBERGEN_THORNE(2) {
    @Override
    void rises(double[] above, double[] here, double[] below, double[] cols, double[] rows, int n) {
      for (int i = 0; i < n; i++) {
        cols[i] = here[i + 2] - here[i];
        rows[i] = below[i + 1] - above[i + 1];
      }
    }
  };

  /// How many times the rise over one pixel [#rises] gives.
  final double times;

  Gradient(double times) {
    this.times = times;
  }

  /// [#times] the rise from one pixel to the next along a row, and along a column.
  abstract void rises(
      double[] above, double[] here, double[] below, double[] cols, double[] rows, int n);
}
