package dev.swath.jobs.step;

import dev.swath.operators.local.Mask;
import dev.swath.raster.Raster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes pixels no data where another raster says so.
///
/// @param by one band on the same grid
/// @param invert whether pixels are kept where the mask is 0 or no data, not where it is set
/// @param noData of the result, as text; the input's own if empty
public record MaskStep(Path by, boolean invert, Optional<String> noData) implements Step {
  @Override
  public String text() {
    return "mask --by "
        + by
        + (invert ? " --invert" : "")
        + noData.map(value -> " --nodata " + value).orElse("");
  }

  @Override
  public List<Path> beside() {
    return List.of(by);
  }

  @Override
  public boolean needsBands() {
    return true;
  }

  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters.subList(0, rasters.size() - 1));
    return new Mask(
        Declared.of(raster, noData),
        rasters.getLast(),
        invert ? Mask.Keep.WHERE_NOT_SET : Mask.Keep.WHERE_SET);
  }
}
