package dev.swath.operators.warp;

/// Where a row of pixels of the target lies in the source: the middles of the pixels, or the
/// corners of each. One thread.
final class Places {
  private final boolean corners;
  private final RowPositions upper;
  private final RowPositions lower;
  private final double[] tops;
  private final double[] bottoms;
  private final double[] lefts;
  private final double[] rights;
  private double[][] upperEdge = {};
  private double[][] lowerEdge = {};
  private long edgeRow = -1;
  private long edgeCol = -1;
  private int count;

  /// @param corners whether corners are wanted
  /// @param longest the most pixels at once
  Places(Mapping mapping, double bound, boolean corners, int longest) {
    this.corners = corners;
    this.upper = new RowPositions(mapping, bound, longest + 1);
    this.lower = corners ? new RowPositions(mapping, bound, longest + 1) : upper;
    this.tops = new double[longest];
    this.bottoms = new double[longest];
    this.lefts = new double[longest];
    this.rights = new double[longest];
  }

  /// Takes a run of pixels of a row.
  void find(long row, long firstCol, int n) {
    count = n;
    if (corners) {
      findCorners(row, firstCol, n);
    } else {
      upper.find(row + 0.5, firstCol, n, 0.5);
    }
    bound();
  }

  /// The lower edge of a row is the upper one of the next.
  private void findCorners(long row, long firstCol, int n) {
    boolean follows = edgeRow == row && edgeCol == firstCol && lowerEdge.length > 0;
    if (follows) {
      double[][] free = upperEdge;
      upperEdge = lowerEdge;
      lowerEdge = free;
    } else {
      upperEdge = new double[][] {new double[tops.length + 1], new double[tops.length + 1]};
      lowerEdge = new double[][] {new double[tops.length + 1], new double[tops.length + 1]};
      edge(row, firstCol, n + 1, upperEdge);
    }
    edge(row + 1, firstCol, n + 1, lowerEdge);
    edgeRow = row + 1;
    edgeCol = firstCol;
  }

  private void edge(long row, long firstCol, int n, double[][] into) {
    lower.find(row, firstCol, n, 0);
    System.arraycopy(lower.cols(), 0, into[0], 0, n);
    System.arraycopy(lower.rows(), 0, into[1], 0, n);
  }

  private void bound() {
    if (!corners) {
      System.arraycopy(upper.cols(), 0, lefts, 0, count);
      System.arraycopy(upper.cols(), 0, rights, 0, count);
      System.arraycopy(upper.rows(), 0, tops, 0, count);
      System.arraycopy(upper.rows(), 0, bottoms, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      lefts[i] = Math.min(least(upperEdge[0], i), least(lowerEdge[0], i));
      rights[i] = Math.max(most(upperEdge[0], i), most(lowerEdge[0], i));
      tops[i] = Math.min(least(upperEdge[1], i), least(lowerEdge[1], i));
      bottoms[i] = Math.max(most(upperEdge[1], i), most(lowerEdge[1], i));
    }
  }

  private static double least(double[] edge, int i) {
    return Math.min(edge[i], edge[i + 1]);
  }

  private static double most(double[] edge, int i) {
    return Math.max(edge[i], edge[i + 1]);
  }

  /// Column of a pixel's middle.
  double col(int i) {
    return lefts[i];
  }

  /// Row of a pixel's middle.
  double row(int i) {
    return tops[i];
  }

  double left(int i) {
    return lefts[i];
  }

  double right(int i) {
    return rights[i];
  }

  double top(int i) {
    return tops[i];
  }

  double bottom(int i) {
    return bottoms[i];
  }

  /// Copies a pixel's corners, around it.
  void corners(int i, double[] cols, double[] rows) {
    cols[0] = upperEdge[0][i];
    cols[1] = upperEdge[0][i + 1];
    cols[2] = lowerEdge[0][i + 1];
    cols[3] = lowerEdge[0][i];
    rows[0] = upperEdge[1][i];
    rows[1] = upperEdge[1][i + 1];
    rows[2] = lowerEdge[1][i + 1];
    rows[3] = lowerEdge[1][i];
  }
}
