package dev.swath.operators.focal;

import java.util.Arrays;

/// Counts the valid cells of the footprint around each pixel of a run, and says which results are
/// no data. One thread.
final class Cells {
  final Footprint footprint;
  private final boolean clips;
  private final Gaps gaps;
  private final double[] counts;
  private final double[] inside;
  private boolean complete;

  Cells(Footprint footprint, Border border, Gaps gaps, int longest) {
    this.footprint = footprint;
    this.clips = border == Border.CLIP;
    this.gaps = gaps;
    this.counts = new double[longest];
    this.inside = new double[longest];
  }

  /// Whether no cell around any pixel of the run is a gap.
  boolean isComplete() {
    return complete;
  }

  /// Valid cells around a pixel of the run.
  double count(int i) {
    return counts[i];
  }

  void read(RowRing rows, int n) {
    complete = !rows.hasGaps();
    if (complete) {
      Arrays.fill(counts, 0, n, footprint.count());
      return;
    }
    readInside(rows, n);
    Arrays.fill(counts, 0, n, 0);
    for (int row = 0; row < footprint.rows(); row++) {
      double[] values = rows.row(row);
      for (int col = 0; col < footprint.cols(); col++) {
        if (footprint.has(row, col)) {
          for (int i = 0; i < n; i++) {
            double value = values[i + col];
            counts[i] += !Double.isNaN(value) ? 1 : 0;
          }
        }
      }
    }
  }

  /// Makes no data of results that may not be.
  void drop(double[] out, int n) {
    if (complete) {
      return;
    }
    for (int i = 0; i < n; i++) {
      double least = gaps == Gaps.IGNORE ? 1 : inside[i];
      out[i] = counts[i] < least ? Double.NaN : out[i];
    }
  }

  /// Counts the cells that lie inside the raster.
  private void readInside(RowRing rows, int n) {
    if (gaps == Gaps.IGNORE || !clips) {
      Arrays.fill(inside, 0, n, footprint.count());
      return;
    }
    Arrays.fill(inside, 0, n, 0);
    for (int row = 0; row < footprint.rows(); row++) {
      for (int col = 0; col < footprint.cols(); col++) {
        if (footprint.has(row, col) && rows.hasRow(row)) {
          int end = rows.lastInside(col, n);
          for (int i = rows.firstInside(col, n); i < end; i++) {
            inside[i]++;
          }
        }
      }
    }
  }
}
