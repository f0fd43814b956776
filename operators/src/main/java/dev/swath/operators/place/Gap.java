package dev.swath.operators.place;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// What pixels hold that no raster has.
///
/// @param noData what the result says is no data
/// @param bits of such a pixel
record Gap(Optional<NoData> noData, long bits) {
  /// @param wanted a value to hold; if empty, no data
  /// @param none whether there are no such pixels
  static Gap of(RasterSchema source, Optional<NoData> wanted, boolean none) {
    if (wanted.isPresent()) {
      return new Gap(source.noData(), wanted.get().bits());
    }
    if (source.noData().isPresent()) {
      return new Gap(source.noData(), source.noData().get().bits());
    }
    if (source.dtype().kind() == DType.Kind.FLOAT) {
      NoData nan = Validity.nan(source.dtype());
      return new Gap(none ? Optional.empty() : Optional.of(nan), nan.bits());
    }
    if (none) {
      return new Gap(Optional.empty(), 0);
    }
    throw new UnsupportedDataException(
        "the result has pixels that no input has, but "
            + source.dtype()
            + " pixels without a no-data value cannot say so",
        "declare a no-data value, or name a value for such pixels");
  }
}
