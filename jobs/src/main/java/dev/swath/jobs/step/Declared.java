package dev.swath.jobs.step;

import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.local.DeclareNoData;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import java.util.Optional;

/// Rasters of which the user says what means no data.
final class Declared {
  private Declared() {}

  /// The raster, with a no-data value if one is given; refuses another one than the raster's own.
  static Raster of(Raster raster, Optional<String> noData) {
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
