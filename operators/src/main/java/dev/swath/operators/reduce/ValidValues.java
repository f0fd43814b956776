package dev.swath.operators.reduce;

import dev.swath.array.Block;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.raster.NoData;
import java.util.Optional;

/// The valid pixels of a block as doubles, run by run.
record ValidValues(Block block, Optional<NoData> noData) {
  private static final int CHUNK = 1024;

  /// Takes the first `n` of some values, before the next come in their place.
  interface Action {
    void accept(double[] values, int n);
  }

  void forEach(Action action) {
    Runs runs = new Runs(CHUNK, block);
    double[] values = new double[CHUNK];
    boolean wide = block.dtype().isInteger() && block.dtype().bytes() == 8;
    long[] bits = new long[wide ? CHUNK : 0];
    runs.forEach(
        (at, n) -> {
          ValueRuns.read(block, at[0], runs.stride(0), n, values);
          if (wide && noData.isPresent()) {
            ValueRuns.readBits(block, at[0], runs.stride(0), n, bits);
            action.accept(values, otherBits(values, bits, n, noData.get().bits()));
          } else {
            double excluded = noData.map(NoData::value).orElse(Double.NaN);
            action.accept(values, others(values, n, excluded));
          }
        });
  }

  /// Closes the gaps of one value and NaN.
  private static int others(double[] values, int n, double excluded) {
    int kept = 0;
    for (int i = 0; i < n; i++) {
      double value = values[i];
      values[kept] = value;
      kept += !Double.isNaN(value) & value != excluded ? 1 : 0;
    }
    return kept;
  }

  private static int otherBits(double[] values, long[] bits, int n, long excluded) {
    int kept = 0;
    for (int i = 0; i < n; i++) {
      values[kept] = values[i];
      kept += bits[i] != excluded ? 1 : 0;
    }
    return kept;
  }
}
