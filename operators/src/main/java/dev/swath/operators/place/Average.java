package dev.swath.operators.place;

import dev.swath.array.Block;
import dev.swath.array.ValueRuns;
import java.util.Arrays;

/// The mean of values, weighted or not. Sums carry what rounding cuts off (Ogita, Rump and Oishi,
/// "Accurate sum and dot product", 2005), so that the order of the rasters does not show.
final class Average extends Settlement {
  private final boolean weighted;
  private final Written written;
  private final long[] bits = new long[LONGEST];
  private final double[] values = new double[LONGEST];
  private final boolean[] valid = new boolean[LONGEST];
  private final double[] sums = new double[LONGEST];
  private final double[] rests = new double[LONGEST];
  private final double[] weights = new double[LONGEST];

  Average(boolean weighted, Written written) {
    this.weighted = weighted;
    this.written = written;
  }

  @Override
  void begin(int n) {
    Arrays.fill(sums, 0, n, 0);
    Arrays.fill(rests, 0, n, 0);
    Arrays.fill(weights, 0, n, 0);
  }

  @Override
  void add(Run run) {
    int n = run.n();
    ValueRuns.readBits(run.from(), run.at(), run.stride(), n, bits);
    ValueRuns.read(run.from(), run.at(), run.stride(), n, values);
    run.validity().of(bits, n, valid);
    for (int i = 0; i < n; i++) {
      double weight = weighted ? run.footing().toEdge(run.row(), run.col() + i) : 1;
      if (valid[i]) {
        add(i, weight);
      }
    }
  }

  private void add(int i, double weight) {
    double product = weight * values[i];
    double cut = Math.fma(weight, values[i], -product);
    double before = sums[i];
    double sum = before + product;
    double moved = sum - before;
    sums[i] = sum;
    rests[i] += (before - (sum - moved)) + (product - moved) + cut;
    weights[i] += weight;
  }

  /// Without what was cut off where that means nothing: beside infinity.
  @Override
  void end(Block into, long at, long stride, int n) {
    for (int i = 0; i < n; i++) {
      double sum = sums[i] + rests[i];
      values[i] = (Double.isNaN(sum) ? sums[i] : sum) / weights[i];
    }
    written.write(values, n, into, at, stride);
  }
}
