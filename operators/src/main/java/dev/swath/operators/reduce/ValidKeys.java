package dev.swath.operators.reduce;

import dev.swath.array.Block;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.raster.NoData;
import java.util.Optional;

/// The keys of a block's valid pixels, run by run.
record ValidKeys(Block block, Keys keys, Optional<NoData> noData) {
  private static final int CHUNK = 1024;

  /// Takes the first `n` of some keys, before the next come in their place.
  interface Action {
    void accept(long[] keys, int n);
  }

  void forEach(Action action) {
    Runs runs = new Runs(CHUNK, block);
    long[] run = new long[CHUNK];
    runs.forEach(
        (at, n) -> {
          ValueRuns.readBits(block, at[0], runs.stride(0), n, run);
          action.accept(run, keys.valid(run, n, noData));
        });
  }
}
