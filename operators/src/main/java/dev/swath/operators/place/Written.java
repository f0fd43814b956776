package dev.swath.operators.place;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Writes computed values: NaN as the value of gaps, and none as no data.
///
/// A value that was computed is data: one that comes out as the no-data value becomes the one
/// beside it.
final class Written {
  private final DType type;
  private final Optional<NoData> noData;
  private final long fill;
  private final long beside;
  private final long[] bits = new long[Settlement.LONGEST];

  /// @param fill bits of a gap
  Written(RasterSchema schema, long fill) {
    this.type = schema.dtype();
    this.noData = schema.noData().filter(value -> !value.isNaN());
    this.fill = fill;
    this.beside = noData.map(Written::beside).orElse(0L);
  }

  private static long beside(NoData noData) {
    DType type = noData.dtype();
    double value = noData.value();
    if (type.kind() == DType.Kind.FLOAT) {
      return value == 0 ? 1 : noData.bits() - 1;
    }
    long width = -1L >>> (Long.SIZE - Byte.SIZE * type.bytes());
    long largest = type.kind() == DType.Kind.SIGNED ? width >>> 1 : width;
    if (type == DType.BOOL) {
      return noData.bits() ^ 1;
    }
    return (noData.bits() == largest ? largest - 1 : noData.bits() + 1) & width;
  }

  /// @param values of which NaN is a gap
  void write(double[] values, int n, Block into, long at, long stride) {
    boolean gaps = false;
    for (int i = 0; i < n; i++) {
      gaps |= Double.isNaN(values[i]);
    }
    if (!gaps && noData.isEmpty()) {
      ValueRuns.write(values, n, into, at, stride);
      return;
    }
    for (int i = 0; i < n; i++) {
      bits[i] = Values.fromDouble(type, values[i]);
      bits[i] = noData.isPresent() && noData.get().matches(bits[i]) ? beside : bits[i];
      bits[i] = Double.isNaN(values[i]) ? fill : bits[i];
    }
    ValueRuns.writeBits(bits, n, into, at, stride);
  }
}
