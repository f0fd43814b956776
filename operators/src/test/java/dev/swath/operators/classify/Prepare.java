package dev.swath.operators.classify;

import dev.swath.operators.pass.Passes;
import dev.swath.raster.Raster;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import java.util.Optional;

/// Runs the passes that a raster needs, so that it can be evaluated.
final class Prepare {
  private Prepare() {}

  /// Without keeping pixels, so that nothing has to be closed.
  static <R extends Raster> R run(R raster) {
    SweepOptions options = new SweepOptions(1 << 26, 2, Optional.empty());
    try (Passes passes = Passes.of(raster, options, false)) {
      passes.run(SweepListener.NONE);
    }
    return raster;
  }
}
