package dev.swath.operators.warp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Which part of the source a part of the target needs.
///
/// The target is cut into cells, four in each where the mapping is curved. In a cell positions are
/// an affine map of the place, give or take an error that was measured; across a seam or at
/// the edge of what can be mapped, a cell needs one box whatever is asked of it. The answer for a
/// part is the smallest box around the answers of the cells it touches, each for what is touched
/// of it: so a larger part never needs less.
final class SourceWindows {
  private static final int SAMPLES = 5;
  private static final int MOST_CELLS = 4096;
  private static final long SMALLEST = 16;

  /// A measured error is one of samples: the true one may be larger by this factor.
  private static final double SAFETY = 1.25;

  /// Errors of that many pixels, or that part of what a cell covers, are left.
  private static final double SMALL_ERROR = 2;

  private static final double SMALL_PART = 0.005;

  /// Cells without any place in the source are halved this often, to find places between samples.
  private static final int SEARCHED = 5;

  private final Mapping mapping;
  private final double sourceRows;
  private final double sourceCols;
  private final double rowMargin;
  private final double colMargin;
  private final Cell root;

  /// @param rowMargin rows beyond a position that are needed
  /// @param colMargin columns beyond a position that are needed
  SourceWindows(
      Mapping mapping,
      TargetGrid target,
      long sourceRows,
      long sourceCols,
      double rowMargin,
      double colMargin) {
    this.mapping = mapping;
    this.sourceRows = sourceRows;
    this.sourceCols = sourceCols;
    this.rowMargin = rowMargin;
    this.colMargin = colMargin;
    this.root = grow(new Cell(0, 0, target.rows(), target.cols(), 0));
  }

  private Cell grow(Cell whole) {
    PriorityQueue<Cell> worst =
        new PriorityQueue<>(Comparator.comparingDouble((Cell cell) -> -cell.priority()));
    worst.add(whole);
    int cells = 1;
    while (!worst.isEmpty() && cells < MOST_CELLS) {
      Cell cell = worst.remove();
      if (cell.priority() > 0) {
        cell.split();
        worst.addAll(cell.children);
        cells += cell.children.size();
      }
    }
    whole.seal();
    return whole;
  }

  /// The part of the source that a part of the target needs, clipped to the source.
  Box need(long row, long col, long rows, long cols) {
    Box part = new Box(row, col, row + (double) rows, col + (double) cols);
    return root.need(part).pixels(sourceRows, sourceCols);
  }

  /// A rectangle of places: of the target or of the source.
  record Box(double top, double left, double bottom, double right) {
    static final Box NOTHING =
        new Box(
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY);

    boolean isEmpty() {
      return !(top < bottom && left < right);
    }

    Box union(Box other) {
      return new Box(
          Math.min(top, other.top),
          Math.min(left, other.left),
          Math.max(bottom, other.bottom),
          Math.max(right, other.right));
    }

    Box intersect(Box other) {
      return new Box(
          Math.max(top, other.top),
          Math.max(left, other.left),
          Math.min(bottom, other.bottom),
          Math.min(right, other.right));
    }

    boolean contains(Box other) {
      return top <= other.top
          && left <= other.left
          && bottom >= other.bottom
          && right >= other.right;
    }

    Box grow(double rows, double cols) {
      return new Box(top - rows, left - cols, bottom + rows, right + cols);
    }

    /// Whole pixels around it, inside a raster of that size.
    Box pixels(double rows, double cols) {
      if (isEmpty()) {
        return NOTHING;
      }
      Box whole =
          new Box(
              Math.clamp(Math.floor(top), 0, rows),
              Math.clamp(Math.floor(left), 0, cols),
              Math.clamp(Math.ceil(bottom), 0, rows),
              Math.clamp(Math.ceil(right), 0, cols));
      return whole.isEmpty() ? NOTHING : whole;
    }
  }

  /// A cell of the target. Once grown it does not change.
  private final class Cell {
    private final Box place;
    private final int depth;
    private final double[] cols = new double[SAMPLES * SAMPLES];
    private final double[] rows = new double[SAMPLES * SAMPLES];
    private List<Cell> children = List.of();
    private int known;
    private double colError;
    private double rowError;
    private double col;
    private double row;
    private double colByX;
    private double colByY;
    private double rowByX;
    private double rowByY;
    private Box whole = Box.NOTHING;

    Cell(double top, double left, double bottom, double right, int depth) {
      this.place = new Box(top, left, bottom, right);
      this.depth = depth;
      sample();
      fit();
    }

    private void sample() {
      for (int i = 0; i < SAMPLES * SAMPLES; i++) {
        double down = (double) (i / SAMPLES) / (SAMPLES - 1);
        double along = (double) (i % SAMPLES) / (SAMPLES - 1);
        cols[i] = place.left + along * (place.right - place.left);
        rows[i] = place.top + down * (place.bottom - place.top);
      }
      mapping.apply(cols, rows, cols.length);
      for (int i = 0; i < cols.length; i++) {
        known += Double.isFinite(cols[i]) && Double.isFinite(rows[i]) ? 1 : 0;
      }
    }

    private boolean isWhole() {
      return known == cols.length;
    }

    /// Fits an affine map to the samples and measures how far they are from it.
    private void fit() {
      if (!isWhole()) {
        return;
      }
      colByX = slope(cols, 1, SAMPLES, place.right - place.left);
      rowByX = slope(rows, 1, SAMPLES, place.right - place.left);
      colByY = slope(cols, SAMPLES, 1, place.bottom - place.top);
      rowByY = slope(rows, SAMPLES, 1, place.bottom - place.top);
      double x = (place.left + place.right) / 2;
      double y = (place.top + place.bottom) / 2;
      for (int i = 0; i < cols.length; i++) {
        col += cols[i] / cols.length;
        row += rows[i] / rows.length;
      }
      col -= colByX * x + colByY * y;
      row -= rowByX * x + rowByY * y;
      for (int i = 0; i < cols.length; i++) {
        double atX =
            place.left + (double) (i % SAMPLES) / (SAMPLES - 1) * (place.right - place.left);
        double atY =
            place.top + (double) (i / SAMPLES) / (SAMPLES - 1) * (place.bottom - place.top);
        colError = Math.max(colError, Math.abs(colByX * atX + colByY * atY + col - cols[i]));
        rowError = Math.max(rowError, Math.abs(rowByX * atX + rowByY * atY + row - rows[i]));
      }
    }

    /// The mean rise from one side of the samples to the other.
    private static double slope(double[] values, int step, int across, double length) {
      double rise = 0;
      for (int i = 0; i < SAMPLES; i++) {
        int from = i * across;
        rise += values[from + (SAMPLES - 1) * step] - values[from];
      }
      return rise / SAMPLES / length;
    }

    /// How much halving would help; 0 if it need not or cannot be halved.
    double priority() {
      boolean smallest =
          place.right - place.left <= SMALLEST && place.bottom - place.top <= SMALLEST;
      if (smallest || known == 0 && depth >= SEARCHED) {
        return 0;
      }
      if (!isWhole()) {
        return Double.MAX_VALUE / (1 + depth);
      }
      Box samples = samples();
      double error = Math.max(colError, rowError);
      if (reach(samples.grow(rowError, colError)).isEmpty()) {
        return 0;
      }
      double span = Math.max(samples.bottom - samples.top, samples.right - samples.left);
      return error <= Math.max(SMALL_ERROR, SMALL_PART * span) ? 0 : error;
    }

    private Box samples() {
      Box box = Box.NOTHING;
      for (int i = 0; i < cols.length; i++) {
        if (Double.isFinite(cols[i]) && Double.isFinite(rows[i])) {
          box = box.union(new Box(rows[i], cols[i], rows[i], cols[i]));
        }
      }
      return box;
    }

    private Box reach(Box positions) {
      return positions.grow(rowMargin, colMargin).pixels(sourceRows, sourceCols);
    }

    void split() {
      double x = Math.rint((place.left + place.right) / 2);
      double y = Math.rint((place.top + place.bottom) / 2);
      boolean wide = place.right - place.left > SMALLEST;
      boolean tall = place.bottom - place.top > SMALLEST;
      double[] xs =
          wide ? new double[] {place.left, x, place.right} : ends(place.left, place.right);
      double[] ys =
          tall ? new double[] {place.top, y, place.bottom} : ends(place.top, place.bottom);
      List<Cell> parts = new ArrayList<>();
      for (int i = 1; i < ys.length; i++) {
        for (int j = 1; j < xs.length; j++) {
          parts.add(new Cell(ys[i - 1], xs[j - 1], ys[i], xs[j], depth + 1));
        }
      }
      children = parts;
    }

    private static double[] ends(double from, double to) {
      return new double[] {from, to};
    }

    /// Takes down what the whole cell needs, from the leaves upwards.
    void seal() {
      children.forEach(Cell::seal);
      whole = children.isEmpty() ? leafNeed(place) : Box.NOTHING;
      for (Cell child : children) {
        whole = whole.union(child.whole);
      }
    }

    Box need(Box part) {
      Box mine = part.intersect(place);
      if (mine.isEmpty() || whole.isEmpty()) {
        return Box.NOTHING;
      }
      if (mine.contains(place)) {
        return whole;
      }
      if (children.isEmpty()) {
        return leafNeed(mine);
      }
      Box need = Box.NOTHING;
      for (Cell child : children) {
        need = need.union(child.need(part));
      }
      return need;
    }

    private Box leafNeed(Box part) {
      if (known == 0) {
        return Box.NOTHING;
      }
      return isTorn() ? reach(tornBox()) : reach(affineBox(part));
    }

    private Box affineBox(Box part) {
      double[] xs = {part.left, part.right, part.left, part.right};
      double[] ys = {part.top, part.top, part.bottom, part.bottom};
      Box box = Box.NOTHING;
      for (int i = 0; i < xs.length; i++) {
        double c = colByX * xs[i] + colByY * ys[i] + col;
        double r = rowByX * xs[i] + rowByY * ys[i] + row;
        box = box.union(new Box(r, c, r, c));
      }
      return box.grow(SAFETY * rowError, SAFETY * colError);
    }

    /// Whether the cell is small or the last that could be afforded, and still no affine map.
    private boolean isTorn() {
      Box samples = samples();
      return !isWhole()
          || colError > Math.max(SMALL_ERROR, (samples.right - samples.left) / 4)
          || rowError > Math.max(SMALL_ERROR, (samples.bottom - samples.top) / 4);
    }

    /// All that the samples reach, and as much beyond as neighbours among them are apart.
    private Box tornBox() {
      double colStep = 0;
      double rowStep = 0;
      for (int i = 0; i < cols.length; i++) {
        for (int other : new int[] {i % SAMPLES == 0 ? i : i - 1, i < SAMPLES ? i : i - SAMPLES}) {
          colStep = Math.max(colStep, difference(cols, i, other));
          rowStep = Math.max(rowStep, difference(rows, i, other));
        }
      }
      return samples().grow(rowStep, colStep);
    }

    private static double difference(double[] values, int i, int j) {
      double difference = Math.abs(values[i] - values[j]);
      return Double.isFinite(difference) ? difference : 0;
    }
  }
}
