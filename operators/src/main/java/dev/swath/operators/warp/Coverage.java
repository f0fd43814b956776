package dev.swath.operators.warp;

import java.util.Arrays;

/// Pixels made of what they cover of the source. One thread.
final class Coverage implements Resampler {
  /// Parts of a pixel's area that are too little to make it of.
  private static final double TOO_LITTLE = 1e-6;

  /// Parts of a source pixel that are due to rounding.
  private static final double ROUNDING = 1e-9;

  private final Resampling resampling;
  private final double turn;
  private final Outline outline = new Outline();
  private final Votes votes = new Votes();
  private double weight;
  private double sum;
  private double least;
  private double most;

  /// @param turn columns of the source in a whole turn of longitudes; infinite where there are none
  Coverage(Resampling resampling, double turn) {
    this.resampling = resampling;
    this.turn = turn;
  }

  @Override
  public double rowReach() {
    return 0.5;
  }

  @Override
  public double colReach() {
    return 0.5;
  }

  @Override
  public void run(Patch patch, Places places, int from, int to, double[] out) {
    for (int i = from; i < to; i++) {
      if (Double.isNaN(places.top(i) + places.left(i))) {
        out[i] = Double.NaN;
        continue;
      }
      places.corners(i, outline.xs(), outline.ys());
      begin();
      if (places.right(i) - places.left(i) > turn / 2) {
        outline.joinAcross(turn);
        cover(patch);
        outline.shift(-turn);
      }
      cover(patch);
      out[i] = result();
    }
  }

  private void begin() {
    weight = 0;
    sum = 0;
    least = Double.POSITIVE_INFINITY;
    most = Double.NEGATIVE_INFINITY;
    votes.clear();
  }

  private void cover(Patch patch) {
    long firstRow = Math.max(patch.firstRow(), (long) Math.floor(outline.top()));
    long endRow = Math.min(patch.endRow(), (long) Math.ceil(outline.bottom()));
    long firstCol = Math.max(patch.firstCol(), (long) Math.floor(outline.left()));
    long endCol = Math.min(patch.endCol(), (long) Math.ceil(outline.right()));
    if (firstCol >= endCol) {
      return;
    }
    int n = Math.toIntExact(endCol - firstCol);
    outline.close();
    for (long row = firstRow; row < endRow; row++) {
      double[] covered = outline.row(row, firstCol, n);
      int at = patch.row(row) + Math.toIntExact(firstCol - patch.firstCol());
      add(patch.values(), at, covered, n);
    }
  }

  private void add(double[] values, int at, double[] covered, int n) {
    if (resampling == Resampling.AVERAGE) {
      average(values, at, covered, n);
      return;
    }
    for (int c = 0; c < n; c++) {
      double value = values[at + c];
      if (!Double.isNaN(value) && covered[c] > ROUNDING) {
        weight += covered[c];
        sum += covered[c] * value;
        least = Math.min(least, value);
        most = Math.max(most, value);
        if (resampling == Resampling.MODE) {
          votes.add(value, covered[c]);
        }
      }
    }
  }

  private void average(double[] values, int at, double[] covered, int n) {
    for (int c = 0; c < n; c++) {
      double value = values[at + c];
      double area = covered[c];
      boolean counts = area > ROUNDING & !Double.isNaN(value);
      weight += counts ? area : 0;
      sum += counts ? area * value : 0;
      least = counts ? Math.min(least, value) : least;
      most = counts ? Math.max(most, value) : most;
    }
  }

  private double result() {
    if (!(weight > TOO_LITTLE * outline.area())) {
      return Double.NaN;
    }
    return switch (resampling) {
      case AVERAGE -> Math.clamp(sum / weight, least, most);
      case MODE -> votes.winner();
      case MIN -> least;
      case MAX -> most;
      case NEAREST, BILINEAR, CUBIC, LANCZOS -> throw new IllegalStateException("has a kernel");
    };
  }

  /// Areas by value.
  private static final class Votes {
    /// Values among which one is looked for; those after them may be there more than once.
    private static final int FEW = 32;

    private double[] values = new double[64];
    private double[] areas = new double[64];
    private int count;

    void clear() {
      count = 0;
    }

    void add(double value, double area) {
      for (int i = 0; i < Math.min(count, FEW); i++) {
        if (values[i] == value) {
          areas[i] += area;
          return;
        }
      }
      if (count == values.length) {
        settle();
      }
      values[count] = value;
      areas[count] = area;
      count++;
    }

    /// Sorts by value and joins what is the same.
    private void settle() {
      Integer[] order = new Integer[count];
      Arrays.setAll(order, i -> i);
      double[] v = Arrays.copyOf(values, count);
      double[] a = Arrays.copyOf(areas, count);
      Arrays.sort(order, (i, j) -> Double.compare(v[i] + 0.0, v[j] + 0.0));
      int n = 0;
      for (int i : order) {
        if (n > 0 && values[n - 1] == v[i]) {
          areas[n - 1] += a[i];
        } else {
          values[n] = v[i];
          areas[n] = a[i];
          n++;
        }
      }
      count = n;
      if (2 * count > values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
        areas = Arrays.copyOf(areas, 2 * areas.length);
      }
    }

    double winner() {
      if (count > FEW) {
        settle();
      }
      int best = 0;
      for (int i = 1; i < count; i++) {
        double lead = areas[i] - areas[best];
        boolean tie = Math.abs(lead) <= ROUNDING * areas[best];
        if (tie ? values[i] < values[best] : lead > 0) {
          best = i;
        }
      }
      return values[best];
    }
  }
}
