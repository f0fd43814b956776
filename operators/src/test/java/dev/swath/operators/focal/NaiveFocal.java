package dev.swath.operators.focal;

import dev.swath.array.Block;
import java.util.ArrayList;
import java.util.List;

/// Focal operators the plain way: one pixel at a time over the whole raster.
///
/// @param source all pixels
record NaiveFocal(Block source, double noData, Border border, Gaps gaps) {
  /// A cell beyond the border, which no value stands for.
  private static final double OUTSIDE = Double.NEGATIVE_INFINITY;

  private double cell(long band, long row, long col) {
    long r = border.inside(row, source.window().size(1));
    long c = border.inside(col, source.window().size(2));
    if (r < 0 || c < 0) {
      return OUTSIDE;
    }
    double value = source.value(band, r, c);
    return value == noData ? Double.NaN : value;
  }

  double statistic(Statistic statistic, Footprint footprint, long band, long row, long col) {
    List<Double> values = new ArrayList<>();
    boolean propagates = false;
    for (int r = 0; r < footprint.rows(); r++) {
      for (int c = 0; c < footprint.cols(); c++) {
        double value = cell(band, row + r - footprint.rows() / 2, col + c - footprint.cols() / 2);
        propagates |= value == OUTSIDE && border == Border.NODATA;
        if (footprint.has(r, c)) {
          propagates |= Double.isNaN(value) && gaps == Gaps.PROPAGATE;
          if (!Double.isNaN(value) && value != OUTSIDE) {
            values.add(value);
          }
        }
      }
    }
    return propagates || values.isEmpty() ? Double.NaN : of(statistic, values);
  }

  private static double of(Statistic statistic, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int n = sorted.length;
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    double squares = 0;
    for (double value : sorted) {
      squares += (value - sum / n) * (value - sum / n);
    }
    return switch (statistic) {
      case MEAN -> sum / n;
      case SUM -> sum;
      case MIN -> sorted[0];
      case MAX -> sorted[n - 1];
      case RANGE -> sorted[n - 1] - sorted[0];
      case VARIANCE -> squares / n;
      case STD -> Math.sqrt(squares / n);
      case MEDIAN -> (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    };
  }

  double convolution(Weights weights, long band, long row, long col) {
    double sum = 0;
    double used = 0;
    double all = 0;
    for (int r = 0; r < weights.rows(); r++) {
      for (int c = 0; c < weights.cols(); c++) {
        double value = cell(band, row + r - weights.rows() / 2, col + c - weights.cols() / 2);
        if (value == OUTSIDE && border == Border.NODATA) {
          return Double.NaN;
        }
        double weight = weights.at(r, c);
        all += weight;
        if (Double.isNaN(value) && weight != 0 && gaps == Gaps.PROPAGATE) {
          return Double.NaN;
        }
        if (!Double.isNaN(value) && value != OUTSIDE) {
          sum += weight * value;
          used += weight;
        }
      }
    }
    return sum * all / used;
  }
}
