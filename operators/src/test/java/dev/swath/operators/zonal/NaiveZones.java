package dev.swath.operators.zonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The pixels of each zone, one by one, and what they come to.
final class NaiveZones {
  private final TreeMap<Long, List<Double>> pixels = new TreeMap<>();

  /// @param value NaN for no data
  void add(long zone, double value) {
    pixels.computeIfAbsent(zone, _ -> new ArrayList<>()).add(value);
  }

  int size() {
    return pixels.size();
  }

  void assertLike(Zone zone) {
    List<Double> all = pixels.get(zone.number());
    double[] valid =
        all.stream().mapToDouble(v -> v).filter(v -> !Double.isNaN(v)).sorted().toArray();
    for (ZoneStatistic statistic : ZoneStatistic.values()) {
      double expected = value(statistic, all.size(), valid);
      double found = zone.value(statistic);
      assertThat(found)
          .as("%s of zone %d", statistic, zone.number())
          .satisfiesAnyOf(
              v -> assertThat(v).isEqualTo(expected),
              v -> assertThat(v).isCloseTo(expected, within(1e-9 * Math.abs(expected))));
    }
  }

  private static double value(ZoneStatistic statistic, int pixels, double[] valid) {
    int n = valid.length;
    if (n == 0) {
      return switch (statistic) {
        case COUNT, VARIETY -> 0;
        case NODATA -> pixels;
        default -> Double.NaN;
      };
    }
    double sum = 0;
    for (double v : valid) {
      sum += v;
    }
    double mean = sum / n;
    double squares = 0;
    for (double v : valid) {
      squares += (v - mean) * (v - mean);
    }
    return switch (statistic) {
      case COUNT -> n;
      case NODATA -> pixels - n;
      case MIN -> valid[0];
      case MAX -> valid[n - 1];
      case SUM -> sum;
      case MEAN -> mean;
      case STD -> Math.sqrt(squares / n);
      case VARIANCE -> squares / n;
      case MEDIAN -> valid[(n - 1) / 2] / 2 + valid[n / 2] / 2;
      case MAJORITY -> often(valid, true);
      case MINORITY -> often(valid, false);
      case VARIETY -> java.util.Arrays.stream(valid).distinct().count();
    };
  }

  private static double often(double[] valid, boolean most) {
    double best = Double.NaN;
    int bestCount = most ? 0 : Integer.MAX_VALUE;
    for (int from = 0; from < valid.length; ) {
      int to = from;
      while (to < valid.length && valid[to] == valid[from]) {
        to++;
      }
      if (most ? to - from > bestCount : to - from < bestCount) {
        bestCount = to - from;
        best = valid[from];
      }
      from = to;
    }
    return best;
  }
}
