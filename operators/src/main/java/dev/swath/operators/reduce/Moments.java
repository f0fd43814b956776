package dev.swath.operators.reduce;

import dev.swath.array.Block;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.raster.NoData;
import java.util.Optional;

/// Statistics of one block, in two passes: the mean, then the squares around it.
final class Moments {
  private static final int CHUNK = 1024;

  private final Block block;
  private final Runs runs;
  private final Optional<NoData> noData;
  private final double[] values = new double[CHUNK];
  private final long[] bits = new long[CHUNK];
  private long count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double sum;
  private double squares;

  private Moments(Block block, Optional<NoData> noData) {
    this.block = block;
    this.runs = new Runs(CHUNK, block);
    this.noData = noData;
  }

  static BandStatistics of(Block block, Optional<NoData> noData) {
    Moments moments = new Moments(block, noData);
    moments.runs.forEach((at, n) -> moments.addValues(moments.read(at[0], n)));
    long pixels = block.window().count();
    if (moments.count == 0) {
      return new BandStatistics(0, pixels, Double.NaN, Double.NaN, 0, 0);
    }
    double mean = moments.sum / moments.count;
    moments.runs.forEach((at, n) -> moments.addSquares(moments.read(at[0], n), mean));
    return new BandStatistics(
        moments.count,
        pixels - moments.count,
        moments.min,
        moments.max,
        moments.sum,
        moments.squares);
  }

  /// Reads a run and closes the gaps of no data; returns how many values are left.
  private int read(long at, int n) {
    ValueRuns.read(block, at, runs.stride(0), n, values);
    if (noData.isPresent() && block.dtype().isInteger() && block.dtype().bytes() == 8) {
      return keepOtherBits(at, n, noData.get().bits());
    }
    double excluded = noData.map(NoData::value).orElse(Double.NaN);
    int kept = 0;
    for (int i = 0; i < n; i++) {
      double value = values[i];
      values[kept] = value;
      kept += !Double.isNaN(value) & value != excluded ? 1 : 0;
    }
    return kept;
  }

  private int keepOtherBits(long at, int n, long excluded) {
    ValueRuns.readBits(block, at, runs.stride(0), n, bits);
    int kept = 0;
    for (int i = 0; i < n; i++) {
      values[kept] = values[i];
      kept += bits[i] != excluded ? 1 : 0;
    }
    return kept;
  }

  /// Four sums at once, because one would wait for each addition.
  private void addValues(int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < n; i++) {
      a += values[i];
    }
    sum += (a + b) + (c + d);
    for (int k = 0; k < n; k++) {
      min = Math.min(min, values[k]);
      max = Math.max(max, values[k]);
    }
    count += n;
  }

  private void addSquares(int n, double mean) {
    double a = 0;
    double b = 0;
    int i = 0;
    for (; i + 1 < n; i += 2) {
      double left = values[i] - mean;
      double right = values[i + 1] - mean;
      a += left * left;
      b += right * right;
    }
    if (i < n) {
      double last = values[i] - mean;
      a += last * last;
    }
    squares += a + b;
  }
}
