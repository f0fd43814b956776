package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.raster.NoData;
import java.util.List;
import java.util.Optional;

/// Which chips have no valid pixel.
final class Emptiness {
  private static final int LONGEST_RUN = 512;

  private Emptiness() {}

  static boolean all(boolean[] empty) {
    for (boolean one : empty) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  /// Whether each chip of a batch is empty in every input.
  static boolean[] of(Batch batch, List<Chips> inputs) {
    boolean[] empty = new boolean[Math.toIntExact(batch.count())];
    for (int n = 0; n < empty.length; n++) {
      List<Block> chips = batch.single(n).chips();
      empty[n] = true;
      for (int input = 0; input < chips.size() && empty[n]; input++) {
        Optional<NoData> noData = NoDataBits.orNaN(inputs.get(input).chip());
        empty[n] = noData.isPresent() && isEmpty(chips.get(input), noData.get());
      }
    }
    return empty;
  }

  private static boolean isEmpty(Block chip, NoData noData) {
    double value = noData.value();
    double[] run = new double[LONGEST_RUN];
    boolean[] valid = new boolean[1];
    Runs runs = new Runs(LONGEST_RUN, chip);
    runs.forEach(
        (at, n) -> {
          if (valid[0]) {
            return;
          }
          ValueRuns.read(chip, at[0], runs.stride(0), n, run);
          for (int i = 0; i < n; i++) {
            valid[0] |= !Double.isNaN(run[i]) && run[i] != value;
          }
        });
    return !valid[0];
  }
}
