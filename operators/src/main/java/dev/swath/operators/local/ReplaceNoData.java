package dev.swath.operators.local;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// A raster whose no-data value is another one, such as −9999 instead of NaN.
///
/// Pixels that are the old value become the new one; all others keep their bits. A pixel
/// that was the new value already cannot be told from no data afterwards.
public final class ReplaceNoData extends Pointwise {
  private final NoDataBits from;
  private final NoData to;

  /// @param from the value to replace, which need not be the one the source declares
  public ReplaceNoData(Raster source, NoData from, NoData to) {
    super(source, schema(source.schema(), from, to));
    this.from = NoDataBits.of(from);
    this.to = to;
  }

  private static RasterSchema schema(RasterSchema source, NoData from, NoData to) {
    DType type = source.dtype();
    if (from.dtype() != type || to.dtype() != type) {
      throw new IllegalArgumentException(
          "no-data values of a "
              + type
              + " raster must be of its type but are "
              + from.dtype()
              + " and "
              + to.dtype());
    }
    if (type.kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          "the no-data value of complex pixels cannot be replaced", "keep it as it is");
    }
    return source.withNoData(Optional.of(to));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Block pixels = in.get(0);
    Runs runs = new Runs(CHUNK, pixels, into);
    long[] bits = new long[CHUNK];
    runs.forEach(
        (at, n) -> {
          ValueRuns.readBits(pixels, at[0], runs.stride(0), n, bits);
          for (int i = 0; i < n; i++) {
            bits[i] = from.matches(bits[i]) ? to.bits() : bits[i];
          }
          ValueRuns.writeBits(bits, n, into, at[1], runs.stride(1));
        });
  }
}
