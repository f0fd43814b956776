package dev.swath.jobs.step;

import dev.swath.operators.local.Unscale;
import dev.swath.raster.Raster;
import java.util.List;
import java.util.Optional;

/// Makes physical values of stored ones, by each band's scale and offset.
public record UnscaleStep() implements Step {
  @Override
  public String text() {
    return "unscale";
  }

  /// Pixels stay where they are.
  @Override
  public Optional<Raster> mask(Raster mask) {
    return Optional.of(mask);
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    return Unscale.of(Step.only(this, rasters));
  }
}
