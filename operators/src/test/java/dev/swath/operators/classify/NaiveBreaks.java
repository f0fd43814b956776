package dev.swath.operators.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Breaks by their definitions, of all values in ascending order.
final class NaiveBreaks {
  private NaiveBreaks() {}

  static int classOf(double value, double[] breaks) {
    int number = 1;
    while (number <= breaks.length && value > breaks[number - 1]) {
      number++;
    }
    return number;
  }

  static double[] of(Scheme scheme, double[] sorted) {
    return switch (scheme) {
      case Scheme.EqualInterval(int k) -> {
        double low = sorted[0];
        double width = (sorted[sorted.length - 1] - low) / k;
        double[] breaks = new double[k - 1];
        Arrays.setAll(breaks, i -> low + (i + 1) * width);
        yield breaks;
      }
      case Scheme.Quantile(int k) -> {
        double[] breaks = new double[k - 1];
        Arrays.setAll(breaks, i -> quantile(sorted, (i + 1.0) / k));
        yield breaks;
      }
      case Scheme.NaturalBreaks(int k) -> jenks(sorted, k);
      case Scheme.MaximumBreaks(int k) -> widest(sorted, k);
      case Scheme.StdMean() -> {
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double std =
            Math.sqrt(
                Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum() / sorted.length);
        yield new double[] {mean - 2 * std, mean - std, mean + std, mean + 2 * std};
      }
      case Scheme.HeadTail() -> heads(sorted);
      case Scheme.BoxPlot(double hinge) -> {
        double q1 = quantile(sorted, 0.25);
        double q3 = quantile(sorted, 0.75);
        double reach = hinge * (q3 - q1);
        yield new double[] {q1 - reach, q1, quantile(sorted, 0.5), q3, q3 + reach};
      }
      case Scheme.Percentiles(List<Double> percents) ->
          percents.stream().mapToDouble(p -> quantile(sorted, p / 100)).toArray();
    };
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int low = (int) at;
    double a = sorted[low];
    double b = sorted[Math.min(low + 1, sorted.length - 1)];
    double part = at - low;
    return a == b ? a : part < 0.5 ? a + (b - a) * part : b - (b - a) * (1 - part);
  }

  private static double[] heads(double[] sorted) {
    List<Double> means = new ArrayList<>();
    double[] part = sorted;
    while (Arrays.stream(part).distinct().count() > 1) {
      double mean = Arrays.stream(part).average().orElseThrow();
      means.add(mean);
      double[] head = Arrays.stream(part).filter(v -> v > mean).toArray();
      if (head.length > 0.4 * part.length) {
        break;
      }
      part = head;
    }
    return means.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] widest(double[] sorted, int k) {
    double[] values = Arrays.stream(sorted).distinct().toArray();
    List<double[]> gaps = new ArrayList<>();
    for (int i = 1; i < values.length; i++) {
      gaps.add(new double[] {values[i - 1], values[i]});
    }
    gaps.sort(Comparator.comparingDouble(gap -> gap[0] - gap[1]));
    return gaps.stream()
        .limit(k - 1L)
        .mapToDouble(gap -> gap[0] / 2 + gap[1] / 2)
        .sorted()
        .toArray();
  }

  /// By trying each start of the last class.
  private static double[] jenks(double[] sorted, int k) {
    double[] values = Arrays.stream(sorted).distinct().toArray();
    int n = values.length;
    double[][] best = new double[k + 1][n + 1];
    int[][] from = new int[k + 1][n + 1];
    Arrays.fill(best[0], Double.POSITIVE_INFINITY);
    best[0][0] = 0;
    for (int classes = 1; classes <= k; classes++) {
      Arrays.fill(best[classes], Double.POSITIVE_INFINITY);
      for (int to = 1; to <= n; to++) {
        for (int start = 0; start < to; start++) {
          double total = best[classes - 1][start] + spread(sorted, values[start], values[to - 1]);
          if (total < best[classes][to] - 1e-9) {
            best[classes][to] = total;
            from[classes][to] = start;
          }
        }
      }
    }
    double[] breaks = new double[k - 1];
    int end = n;
    for (int classes = k; classes > 1; classes--) {
      end = from[classes][end];
      breaks[classes - 2] = values[end - 1];
    }
    return breaks;
  }

  private static double spread(double[] sorted, double low, double high) {
    double[] part = Arrays.stream(sorted).filter(v -> v >= low && v <= high).toArray();
    double mean = Arrays.stream(part).average().orElseThrow();
    return Arrays.stream(part).map(v -> (v - mean) * (v - mean)).sum();
  }
}
