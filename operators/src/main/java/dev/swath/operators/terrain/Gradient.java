package dev.swath.operators.terrain;

/// How the rise of a surface is estimated from the eight pixels around one.
public enum Gradient {
  /// Differences over two pixels, those of the middle line counting twice (Horn, 1981). Smooths;
  /// best on rough ground.
  HORN(8) {
    @Override
    void rises(double[][] lines, double[][] spare, double[] cols, double[] rows, int n) {
      double[] above = lines[0];
      double[] here = lines[1];
      double[] below = lines[2];
      double[] sums = spare[0];
      double[] drops = spare[1];
      for (int i = 0; i < n + 2; i++) {
        sums[i] = above[i] + 2 * here[i] + below[i];
      }
      for (int i = 0; i < n + 2; i++) {
        drops[i] = below[i] - above[i];
      }
      double[] next = spare[2];
      System.arraycopy(sums, 2, next, 0, n);
      for (int i = 0; i < n; i++) {
        cols[i] = next[i] - sums[i];
      }
      double[] last = spare[3];
      System.arraycopy(drops, 1, next, 0, n);
      System.arraycopy(drops, 2, last, 0, n);
      for (int i = 0; i < n; i++) {
        rows[i] = drops[i] + 2 * next[i] + last[i];
      }
    }
  },
  /// Differences of the four pixels that share an edge (Zevenbergen and Thorne, 1987). Best on
  /// smooth ground.
  ZEVENBERGEN_THORNE(2) {
    @Override
    void rises(double[][] lines, double[][] spare, double[] cols, double[] rows, int n) {
      double[] above = lines[0];
      double[] here = lines[1];
      double[] below = lines[2];
      double[] drops = spare[0];
      double[] next = spare[1];
      System.arraycopy(here, 2, next, 0, n);
      for (int i = 0; i < n; i++) {
        cols[i] = next[i] - here[i];
      }
      for (int i = 0; i < n + 2; i++) {
        drops[i] = below[i] - above[i];
      }
      System.arraycopy(drops, 1, rows, 0, n);
    }
  };

  /// Arrays that [#rises] writes to on its way.
  static final int SPARE = 4;

  /// How many times the rise over one pixel [#rises] gives.
  final double times;

  Gradient(double times) {
    this.times = times;
  }

  /// [#times] the rise from one pixel to the next along a row, and along a column.
  ///
  /// Loops write one array, meet all at one index, and neighbours through copies: a compiler that
  /// cannot know that arrays differ makes no vector instructions otherwise.
  ///
  /// @param lines runs of heights above, here and below
  /// @param spare [#SPARE] arrays as long as those
  abstract void rises(double[][] lines, double[][] spare, double[] cols, double[] rows, int n);
}
