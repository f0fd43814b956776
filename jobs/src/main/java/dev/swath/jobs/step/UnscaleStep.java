package dev.swath.jobs.step;

import dev.swath.operators.local.Unscale;
import dev.swath.raster.Raster;
import java.util.List;

/// Makes physical values of stored ones, by each band's scale and offset.
public record UnscaleStep() implements Step {
  @Override
  public String text() {
    return "unscale";
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    return Unscale.of(Step.only(this, rasters));
  }
}
