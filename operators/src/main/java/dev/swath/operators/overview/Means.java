package dev.swath.operators.overview;

import java.util.Arrays;

/// Weighted means of values or of their squares: columns are summed first, then their sums.
final class Means implements PlaneKernel {
  /// What is averaged, and what becomes of the mean.
  enum Kind {
    VALUES,
    SQUARES,
    /// Squares of small integers: the root is the integer whose square is nearest.
    INTEGER_SQUARES
  }

  /// Shares of pixels are rounded, so that a mean square just above the middle of two is there.
  private static final double TIE = 1e-12;

  private final Kind kind;
  private double[] values = {};
  private double[] alpha = {};
  private double[] sum = {};
  private double[] weight = {};

  Means(Kind kind) {
    this.kind = kind;
  }

  @Override
  public int rowsHeld(int factor) {
    return 4;
  }

  @Override
  public void run(SourceRows rows, Taps y, Taps x, StripResult result) {
    int width = rows.width();
    values = new double[width];
    alpha = new double[width];
    sum = new double[width];
    weight = new double[width];
    double[] out = new double[x.size()];
    boolean pairs = x.isPairs();
    for (int row = 0; row < y.size(); row++) {
      if (sumColumns(rows, y, row)) {
        divideWeighted(x, out);
      } else if (pairs) {
        dividePairs(2 * y.total(row), out);
      } else {
        divide(x, y.total(row), out);
      }
      root(out);
      result.write(row, out);
    }
  }

  /// Sums the columns of the rows that one row is made of.
  ///
  /// @return whether columns differ in weight
  private boolean sumColumns(SourceRows rows, Taps y, int row) {
    Arrays.fill(sum, 0);
    boolean weighted = rows.hasAlpha();
    Arrays.fill(weight, 0);
    double soFar = 0;
    for (int k = 0; k < y.count(row); k++) {
      double share = y.weight(row, k);
      boolean gaps = rows.read(y.start(row) + k, values);
      if (gaps && !weighted) {
        weighted = true;
        Arrays.fill(weight, soFar);
      }
      square();
      if (weighted) {
        rows.readAlpha(y.start(row) + k, alpha);
        addWeighted(share);
      } else {
        add(share);
      }
      soFar += share;
    }
    return weighted;
  }

  private void square() {
    if (kind != Kind.VALUES) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= values[i];
      }
    }
  }

  private void add(double share) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += share * values[i];
    }
  }

  private void addWeighted(double share) {
    for (int i = 0; i < sum.length; i++) {
      double value = values[i];
      boolean gap = Double.isNaN(value);
      double part = gap ? 0 : share * alpha[i];
      weight[i] += part;
      sum[i] += part * (gap ? 0 : value);
    }
  }

  private void dividePairs(double total, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (sum[2 * i] + sum[2 * i + 1]) / total;
    }
  }

  private void divide(Taps x, double rows, double[] out) {
    for (int i = 0; i < out.length; i++) {
      double all = 0;
      for (int k = 0; k < x.count(i); k++) {
        all += x.weight(i, k) * sum[x.start(i) + k];
      }
      out[i] = all / (x.total(i) * rows);
    }
  }

  private void divideWeighted(Taps x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      double all = 0;
      double weights = 0;
      for (int k = 0; k < x.count(i); k++) {
        all += x.weight(i, k) * sum[x.start(i) + k];
        weights += x.weight(i, k) * weight[x.start(i) + k];
      }
      out[i] = weights > 0 ? all / weights : Double.NaN;
    }
  }

  private void root(double[] out) {
    switch (kind) {
      case VALUES -> {}
      case SQUARES -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Math.sqrt(out[i]);
        }
      }
      case INTEGER_SQUARES -> {
        for (int i = 0; i < out.length; i++) {
          double floor = Math.floor(Math.sqrt(out[i]));
          double middle = floor * (floor + 1) + 0.5;
          out[i] = out[i] > middle + TIE * middle ? floor + 1 : floor;
        }
      }
    }
  }
}
