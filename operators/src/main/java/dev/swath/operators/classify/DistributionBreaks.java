package dev.swath.operators.classify;

import dev.swath.operators.reduce.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Breaks that follow from how often each value occurs.
final class DistributionBreaks {
  private static final double LARGEST_HEAD = 0.4;

  private DistributionBreaks() {}

  /// The middles of the widest gaps; of gaps that are equally wide the lower ones.
  static Breaks widest(Distribution values, int classes) {
    return Breaks.of(
        IntStream.range(1, values.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> values.value(i - 1) - values.value(i))
                    .thenComparing(i -> i))
            .limit(classes - 1L)
            .mapToDouble(i -> values.value(i - 1) / 2 + values.value(i) / 2)
            .sorted()
            .toArray());
  }

  /// The means of ever smaller heads.
  static Breaks heads(Distribution values) {
    List<Double> means = new ArrayList<>();
    int from = 0;
    long pixels = count(values, 0);
    while (from < values.size() - 1 && means.size() < Scheme.MOST_CLASSES - 1) {
      double mean = mean(values, from, pixels);
      int head = from;
      while (head < values.size() && values.value(head) <= mean) {
        head++;
      }
      means.add(head > 0 ? Math.max(mean, values.top(head - 1)) : mean);
      long above = count(values, head);
      if (head == from || above > LARGEST_HEAD * pixels) {
        break;
      }
      from = head;
      pixels = above;
    }
    return Breaks.of(means.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static long count(Distribution values, int from) {
    long count = 0;
    for (int i = from; i < values.size(); i++) {
      count += values.count(i);
    }
    return count;
  }

  private static double mean(Distribution values, int from, long pixels) {
    double first = values.value(from);
    double sum = 0;
    for (int i = from; i < values.size(); i++) {
      sum += (values.value(i) - first) * values.count(i);
    }
    return first + sum / pixels;
  }
}
