package dev.swath.operators.vector;

import java.util.Arrays;

/// Walks down the rows of a window and finds what one polygon covers of each. One thread.
final class RowWalk {
  private final Edges edges;
  private final PixelRule rule;
  private final int[] coming;
  private final int[] active;
  private int next;
  private int live;
  private double[] crossings = new double[16];

  RowWalk(Edges edges, PixelRule rule, long firstRow, long rows) {
    this.edges = edges;
    this.rule = rule;
    this.coming = edges.between(firstRow, firstRow + rows);
    this.active = new int[coming.length];
  }

  /// Adds what is covered of a row; rows come in their order.
  void row(long row, RowSpans into) {
    while (next < coming.length && edges.top(coming[next]) < row + 1) {
      active[live++] = coming[next++];
    }
    int kept = 0;
    for (int i = 0; i < live; i++) {
      active[kept] = active[i];
      kept += edges.bottom(active[i]) >= row ? 1 : 0;
    }
    live = kept;
    inside(row + 0.5, into);
    if (rule == PixelRule.ALL_TOUCHED) {
      touched(row, into);
    }
  }

  private void inside(double centre, RowSpans into) {
    int n = 0;
    for (int i = 0; i < live; i++) {
      if (edges.top(active[i]) <= centre && centre < edges.bottom(active[i])) {
        crossings = n == crossings.length ? Arrays.copyOf(crossings, 2 * n) : crossings;
        crossings[n++] = edges.crossing(active[i], centre);
      }
    }
    Arrays.sort(crossings, 0, n);
    for (int i = 0; i + 1 < n; i += 2) {
      into.add(Math.floor(crossings[i] + 0.5), Math.floor(crossings[i + 1] + 0.5));
    }
  }

  private void touched(long row, RowSpans into) {
    for (int i = 0; i < live; i++) {
      int edge = active[i];
      double from = edges.at(edge, row);
      boolean level = edges.top(edge) == edges.bottom(edge);
      double to = level ? edges.levelEnd(edge) : edges.at(edge, row + 1.0);
      into.add(Math.floor(Math.min(from, to)), Math.floor(Math.max(from, to)) + 1);
    }
  }
}
