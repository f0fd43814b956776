package dev.swath.jobs;

import dev.swath.CancelledException;
import dev.swath.SwathException;
import dev.swath.jobs.Validation.Code;
import dev.swath.sweep.SweepListener;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Decodes rasters for a validation: a block that cannot be decoded is a finding, and the others
/// are decoded all the same.
record BlockCheck(Findings findings, Resources resources, BooleanSupplier stop) {
  /// Decodes all blocks of a raster; answers how many could be.
  ///
  /// @param code what a block that cannot be is called
  long decode(Decodable raster, Code code, SweepListener listener) {
    DecodeAll all = new DecodeAll(raster, resources, stop, listener);
    List<SwathException> failures = all.run(findings.room());
    failures.forEach(failure -> findings.error(code, failure));
    if (stop.getAsBoolean()) {
      throw new CancelledException("stopped", "");
    }
    return all.decoded();
  }
}
