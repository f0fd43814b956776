package dev.swath.operators.zonal;

import dev.swath.LimitException;
import java.util.Arrays;

/// How often each value occurs in each zone. One thread.
final class ZoneValues {
  /// Different values of all zones together.
  static final int MOST = 2_000_000;

  private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

  private long[] zones = new long[64];
  private double[] values = new double[64];
  private long[] counts = new long[64];
  private int used;

  /// @param some NaN where there is no data
  void add(long zone, double[] some, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(some[i])) {
        add(zone, some[i] + 0.0, 1);
      }
    }
  }

  void addAll(ZoneValues other) {
    for (int i = 0; i < other.zones.length; i++) {
      if (other.counts[i] > 0) {
        add(other.zones[i], other.values[i], other.counts[i]);
      }
    }
  }

  private void add(long zone, double value, long count) {
    int at = slot(zone, value);
    if (counts[at] == 0) {
      used++;
      zones[at] = zone;
      values[at] = value;
    }
    counts[at] += count;
    if (2 * used > zones.length) {
      grow();
    }
  }

  private int slot(long zone, double value) {
    long mixed = (Double.doubleToRawLongBits(value) + zone * MIX) * MIX;
    int at = (int) (mixed >>> 32 ^ mixed >>> 45) & zones.length - 1;
    while (counts[at] != 0 && (zones[at] != zone || values[at] != value)) {
      at = at + 1 & zones.length - 1;
    }
    return at;
  }

  private void grow() {
    if (used > MOST) {
      throw new LimitException(
          "the zones have more than " + MOST + " different values in all",
          "leave median, majority, minority and variety out, or round the values first");
    }
    long[] oldZones = zones;
    double[] oldValues = values;
    long[] oldCounts = counts;
    zones = new long[Math.multiplyExact(2, oldZones.length)];
    values = new double[zones.length];
    counts = new long[zones.length];
    for (int i = 0; i < oldZones.length; i++) {
      if (oldCounts[i] > 0) {
        int at = slot(oldZones[i], oldValues[i]);
        zones[at] = oldZones[i];
        values[at] = oldValues[i];
        counts[at] = oldCounts[i];
      }
    }
  }

  /// The zones, their values and how often they occur, by zone and then by value.
  Sorted sorted() {
    Integer[] order = new Integer[used];
    int n = 0;
    for (int i = 0; i < zones.length; i++) {
      if (counts[i] > 0) {
        order[n++] = i;
      }
    }
    Arrays.sort(
        order,
        (a, b) ->
            zones[a] == zones[b]
                ? Double.compare(values[a], values[b])
                : Long.compare(zones[a], zones[b]));
    return new Sorted(
        Arrays.stream(order).mapToLong(i -> zones[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> values[i]).toArray(),
        Arrays.stream(order).mapToLong(i -> counts[i]).toArray());
  }

  /// All that was counted, in order.
  static final class Sorted {
    private final long[] zones;
    private final double[] values;
    private final long[] counts;

    private Sorted(long[] zones, double[] values, long[] counts) {
      this.zones = zones;
      this.values = values;
      this.counts = counts;
    }

    /// What the values of one zone come to.
    ValueSummary summary(long zone) {
      int from = lowest(zone);
      int to = from;
      long total = 0;
      int most = from;
      int fewest = from;
      while (to < zones.length && zones[to] == zone) {
        total += counts[to];
        most = counts[to] > counts[most] ? to : most;
        fewest = counts[to] < counts[fewest] ? to : fewest;
        to++;
      }
      return total == 0
          ? ValueSummary.NONE
          : new ValueSummary(median(from, total), values[most], values[fewest], to - from);
    }

    private double median(int from, long total) {
      double low = at(from, (total - 1) / 2);
      double high = at(from, total / 2);
      return low == high ? low : low + (high - low) / 2;
    }

    private double at(int from, long place) {
      int at = from;
      long before = counts[at];
      while (before <= place) {
        at++;
        before += counts[at];
      }
      return values[at];
    }

    private int lowest(long zone) {
      int from = 0;
      int to = zones.length;
      while (from < to) {
        int middle = from + to >>> 1;
        if (zones[middle] < zone) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      return from;
    }
  }
}
