package dev.swath.operators.place;

import dev.swath.array.DType;
import dev.swath.operators.local.NoDataBits;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Tells by their bits which pixels of a raster are data: neither NaN nor its no-data value.
final class Validity {
  private final Optional<NoDataBits> noData;
  private final Optional<NoDataBits> nan;

  private Validity(Optional<NoDataBits> noData, Optional<NoDataBits> nan) {
    this.noData = noData;
    this.nan = nan;
  }

  static Validity of(RasterSchema schema) {
    Optional<NoData> value = schema.noData();
    Optional<NoData> nan =
        schema.dtype().kind() == DType.Kind.FLOAT && !value.map(NoData::isNaN).orElse(false)
            ? Optional.of(nan(schema.dtype()))
            : Optional.empty();
    return new Validity(value.map(NoDataBits::of), nan.map(NoDataBits::of));
  }

  /// NaN as a no-data value.
  static NoData nan(DType type) {
    return new NoData(type, dev.swath.array.Values.fromDouble(type, Double.NaN));
  }

  /// Whether every pixel is data.
  boolean always() {
    return noData.isEmpty() && nan.isEmpty();
  }

  boolean of(long bits) {
    return !(noData.isPresent() && noData.get().matches(bits))
        & !(nan.isPresent() && nan.get().matches(bits));
  }

  /// Tells which of some values are data.
  void of(long[] bits, int n, boolean[] valid) {
    for (int i = 0; i < n; i++) {
      valid[i] = of(bits[i]);
    }
  }
}
