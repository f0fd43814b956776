package dev.swath.jobs.step;

import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.local.DeclareNoData;
import dev.swath.operators.local.Mask;
import dev.swath.raster.NoData;
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
        declared(raster),
        rasters.getLast(),
        invert ? Mask.Keep.WHERE_NOT_SET : Mask.Keep.WHERE_SET);
  }

  private Raster declared(Raster raster) {
    if (noData.isEmpty()) {
      return raster;
    }
    Optional<NoData> wanted = NoDataValue.parse(noData.get(), raster.schema().dtype());
    Optional<NoData> own = raster.schema().noData();
    if (own.isPresent() && !own.equals(wanted)) {
      throw new RequestException(
          "the raster's own no-data value is "
              + own.get().value()
              + " but --nodata "
              + noData.get(),
          "leave --nodata out");
    }
    return new DeclareNoData(raster, wanted);
  }
}
