package dev.swath.patches.fold;

import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Types of what aggregations give.
final class ResultTypes {
  private ResultTypes() {}

  /// A floating type that holds the results' values, with NaN for no data: float32 for types of at
  /// most 16 bits and float32, else float64.
  static RasterSchema real(RasterSchema results) {
    DType from = results.dtype();
    boolean small = from == DType.FLOAT32 || from.bytes() <= 2;
    DType type = small ? DType.FLOAT32 : DType.FLOAT64;
    return results.withDType(type, nan(type));
  }

  /// The results' own type; NaN is no data where a floating type declares none.
  static RasterSchema same(RasterSchema results) {
    DType type = results.dtype();
    boolean declares = results.noData().isPresent() || type.kind() != DType.Kind.FLOAT;
    return declares ? results : results.withNoData(nan(type));
  }

  private static Optional<NoData> nan(DType type) {
    return Optional.of(new NoData(type, Values.fromDouble(type, Double.NaN)));
  }
}
