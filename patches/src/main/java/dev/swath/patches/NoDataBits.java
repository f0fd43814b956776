package dev.swath.patches;

import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// What "no data" is in a raster.
final class NoDataBits {
  private NoDataBits() {}

  /// The no-data value, NaN where a floating type declares none, else 0.
  static long of(RasterSchema schema) {
    return orNaN(schema).map(NoData::bits).orElse(0L);
  }

  /// Whether there is anything that means no data.
  static boolean has(RasterSchema schema) {
    return orNaN(schema).isPresent();
  }

  /// The no-data value, or NaN where a floating type declares none.
  static Optional<NoData> orNaN(RasterSchema schema) {
    DType type = schema.dtype();
    return schema.noData().isPresent() || type.kind() != DType.Kind.FLOAT
        ? schema.noData()
        : Optional.of(new NoData(type, Values.fromDouble(type, Double.NaN)));
  }
}
