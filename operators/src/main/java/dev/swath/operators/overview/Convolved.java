package dev.swath.operators.overview;

/// Weighted sums under a curve: rows first, then columns of what came of them.
///
/// A gap takes its weight away from its row; a row of nothing but gaps takes its away from the
/// column. Under a curve that dips below zero too few neighbours would be blown up, so there at
/// least half the pixels must follow each other without a gap.
final class Convolved implements PlaneKernel {
  private final boolean dips;

  Convolved(boolean dips) {
    this.dips = dips;
  }

  @Override
  public int rowsHeld(int factor) {
    return 2 * (4 * factor + 3);
  }

  @Override
  public void run(SourceRows rows, Taps y, Taps x, StripResult result) {
    Ring ring = new Ring(rows, x, y.most());
    double[] out = new double[x.size()];
    for (int row = 0; row < y.size(); row++) {
      ring.reach(y.start(row) + y.count(row));
      columns(ring, y, row, out);
      result.write(row, out);
    }
  }

  private void columns(Ring ring, Taps y, int row, double[] out) {
    int count = y.count(row);
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      double weights = 0;
      int longest = 0;
      int valid = 0;
      for (int k = 0; k < count; k++) {
        int below = y.start(row) + k;
        double value = ring.values(below)[i];
        boolean gap = Double.isNaN(value);
        double weight = gap ? 0 : y.weight(row, k) * ring.weights(below)[i];
        sum += weight * (gap ? 0 : value);
        weights += weight;
        valid = gap ? 0 : valid + 1;
        longest = Math.max(longest, valid);
      }
      boolean enough = weights > 0 && (!dips || longest >= count / 2);
      out[i] = enough ? sum / weights : Double.NaN;
    }
  }

  /// The last few rows below, each brought to the columns of the strip.
  private final class Ring {
    private final SourceRows rows;
    private final Taps x;
    private final double[][] values;
    private final double[][] weights;
    private final double[] read;
    private final double[] alpha;
    private int next;

    Ring(SourceRows rows, Taps x, int most) {
      this.rows = rows;
      this.x = x;
      this.values = new double[most][x.size()];
      this.weights = new double[most][x.size()];
      this.read = new double[rows.width()];
      this.alpha = new double[rows.width()];
    }

    double[] values(int row) {
      return values[row % values.length];
    }

    double[] weights(int row) {
      return weights[row % weights.length];
    }

    void reach(int end) {
      next = Math.max(next, end - values.length);
      for (; next < end; next++) {
        boolean gaps = rows.read(next, read);
        if (rows.hasAlpha()) {
          rows.readAlpha(next, alpha);
          weighted(values(next), weights(next));
        } else if (gaps) {
          gappy(values(next), weights(next));
        } else {
          whole(values(next), weights(next));
        }
      }
    }

    private void whole(double[] into, double[] weight) {
      for (int i = 0; i < into.length; i++) {
        double sum = 0;
        for (int k = 0; k < x.count(i); k++) {
          sum += x.weight(i, k) * read[x.start(i) + k];
        }
        into[i] = sum / x.total(i);
        weight[i] = 1;
      }
    }

    private void gappy(double[] into, double[] weight) {
      for (int i = 0; i < into.length; i++) {
        double sum = 0;
        double weights = 0;
        int longest = 0;
        int valid = 0;
        for (int k = 0; k < x.count(i); k++) {
          double value = read[x.start(i) + k];
          boolean gap = Double.isNaN(value);
          sum += gap ? 0 : x.weight(i, k) * value;
          weights += gap ? 0 : x.weight(i, k);
          valid = gap ? 0 : valid + 1;
          longest = Math.max(longest, valid);
        }
        boolean enough = weights > 0 && (!dips || longest >= x.count(i) / 2);
        into[i] = enough ? sum / weights : Double.NaN;
        weight[i] = 1;
      }
    }

    /// Colours count by their alpha, and rows by the alpha of what they are made of.
    private void weighted(double[] into, double[] weight) {
      for (int i = 0; i < into.length; i++) {
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < x.count(i); k++) {
          double value = read[x.start(i) + k];
          boolean gap = Double.isNaN(value);
          double part = gap ? 0 : x.weight(i, k) * alpha[x.start(i) + k];
          sum += gap ? 0 : part * value;
          weights += part;
        }
        into[i] = weights > 0 ? sum / weights : Double.NaN;
        weight[i] = weights > 0 ? weights : 0;
      }
    }
  }
}
