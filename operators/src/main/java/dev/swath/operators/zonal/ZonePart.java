package dev.swath.operators.zonal;

import dev.swath.operators.reduce.BandStatistics;
import java.util.HashMap;
import java.util.Map;

/// What one band of one cell adds to the zones. One thread.
final class ZonePart {
  private final boolean countsValues;
  private final Map<Long, ZoneSums> zones = new HashMap<>();
  private final ZoneValues values = new ZoneValues();

  ZonePart(boolean countsValues) {
    this.countsValues = countsValues;
  }

  /// Adds a run of pixels of one zone; NaN is no data.
  void add(long zone, double[] some, int from, int to) {
    zones.computeIfAbsent(zone, _ -> new ZoneSums()).add(some, from, to);
    if (countsValues) {
      values.add(zone, some, from, to);
    }
  }

  ZoneValues values() {
    return values;
  }

  Map<Long, BandStatistics> statistics() {
    Map<Long, BandStatistics> all = new HashMap<>();
    zones.forEach((zone, sums) -> all.put(zone, sums.statistics()));
    return all;
  }
}
