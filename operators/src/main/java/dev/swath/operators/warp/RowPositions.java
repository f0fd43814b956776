package dev.swath.operators.warp;

import dev.swath.grid.Affine;
import java.util.Optional;

/// Where the places along one row of the target lie in the source, within an error bound. One
/// thread.
///
/// A row is cut into pieces at fixed places, so that a position does not depend on the window it
/// is asked for. In each piece positions lie on a straight line if the exact ones at its quarters
/// are no farther from it than the bound; else its halves are looked at; the shortest pieces are
/// exact at every place.
final class RowPositions {
  /// Places in the longest piece.
  static final int PIECE = 256;

  private static final int SHORTEST = 8;
  private static final int QUARTERS = 4;

  private final Mapping mapping;
  private final Optional<Affine> affine;
  private final double bound;
  private final double[] cols;
  private final double[] rows;
  private final double[] knotCols;
  private final double[] knotRows;
  private final double[] fewCols = new double[SHORTEST + 1];
  private final double[] fewRows = new double[SHORTEST + 1];
  private long first;
  private int count;
  private double offset;
  private double y;

  /// @param bound pixels of the source that a position may be off; 0 for none
  /// @param longest the most places asked for at once
  RowPositions(Mapping mapping, double bound, int longest) {
    this.mapping = mapping;
    this.affine = mapping.affine();
    this.bound = bound;
    this.cols = new double[longest];
    this.rows = new double[longest];
    int knots = (longest / PIECE + 3) * QUARTERS + 1;
    this.knotCols = new double[knots];
    this.knotRows = new double[knots];
  }

  /// Columns of the source, of the places last asked for.
  double[] cols() {
    return cols;
  }

  /// Rows of the source, of the places last asked for.
  double[] rows() {
    return rows;
  }

  /// Finds places `firstCol + offset`, one pixel apart.
  ///
  /// @param offset 0 to 1, exclusive
  void find(double row, long firstCol, int n, double offsetInPixel) {
    first = firstCol;
    count = n;
    offset = offsetInPixel;
    y = row;
    if (affine.isPresent()) {
      alongLine(affine.get());
    } else if (bound == 0) {
      exact(0, n, cols, rows);
    } else {
      pieces();
    }
  }

  private void alongLine(Affine map) {
    for (int i = 0; i < count; i++) {
      double x = first + i + offset;
      cols[i] = map.x(x, y);
      rows[i] = map.y(x, y);
    }
  }

  private void exact(int from, int to, double[] intoCols, double[] intoRows) {
    for (int i = from; i < to; i++) {
      intoCols[i - from] = first + i + offset;
      intoRows[i - from] = y;
    }
    mapping.apply(intoCols, intoRows, to - from);
  }

  private void pieces() {
    long firstPiece = Math.floorDiv(first, PIECE);
    long lastPiece = Math.floorDiv(first + count - 1, PIECE);
    int pieces = Math.toIntExact(lastPiece - firstPiece + 1);
    int knots = pieces * QUARTERS + 1;
    for (int k = 0; k < knots; k++) {
      knotCols[k] = firstPiece * PIECE + k * (PIECE / QUARTERS);
      knotRows[k] = y;
    }
    mapping.apply(knotCols, knotRows, knots);
    for (int piece = 0; piece < pieces; piece++) {
      long start = (firstPiece + piece) * PIECE;
      int k = piece * QUARTERS;
      if (isStraight(knotCols, knotRows, k)) {
        line(start, PIECE, knotCols[k], knotRows[k], knotCols[k + 4], knotRows[k + 4]);
      } else {
        halve(start, PIECE / 2);
        halve(start + PIECE / 2, PIECE / 2);
      }
    }
  }

  /// Fills a part of a row, of that length.
  private void halve(long start, int length) {
    if (length <= SHORTEST) {
      int from = clip(start);
      int to = clip(start + length);
      exact(from, to, fewCols, fewRows);
      System.arraycopy(fewCols, 0, cols, from, to - from);
      System.arraycopy(fewRows, 0, rows, from, to - from);
      return;
    }
    if (clip(start) == clip(start + length)) {
      return;
    }
    for (int k = 0; k <= QUARTERS; k++) {
      fewCols[k] = start + k * (length / QUARTERS);
      fewRows[k] = y;
    }
    mapping.apply(fewCols, fewRows, QUARTERS + 1);
    if (isStraight(fewCols, fewRows, 0)) {
      line(start, length, fewCols[0], fewRows[0], fewCols[QUARTERS], fewRows[QUARTERS]);
    } else {
      halve(start, length / 2);
      halve(start + length / 2, length / 2);
    }
  }

  /// Whether three points between two others are near the line that joins them. NaN is not.
  private boolean isStraight(double[] xs, double[] ys, int k) {
    double worst = 0;
    for (int i = 1; i < QUARTERS; i++) {
      double part = (double) i / QUARTERS;
      double dx = xs[k] + part * (xs[k + QUARTERS] - xs[k]) - xs[k + i];
      double dy = ys[k] + part * (ys[k + QUARTERS] - ys[k]) - ys[k + i];
      worst = Math.max(worst, dx * dx + dy * dy);
    }
    return worst <= bound * bound;
  }

  private int clip(long place) {
    return Math.clamp(place - first, 0, count);
  }

  private void line(long start, int length, double c0, double r0, double c1, double r1) {
    int from = clip(start);
    int to = clip(start + length);
    double dc = (c1 - c0) / length;
    double dr = (r1 - r0) / length;
    for (int i = from; i < to; i++) {
      double along = first + i + offset - start;
      cols[i] = c0 + along * dc;
      rows[i] = r0 + along * dr;
    }
  }
}
