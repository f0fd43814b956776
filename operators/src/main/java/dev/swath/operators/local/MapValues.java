package dev.swath.operators.local;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// A raster whose valid values are a function of another's.
///
/// No data and NaN stay no data and never reach the function. A result of NaN is no data too.
/// Results are rounded to the type and held at its ends.
public final class MapValues extends Pointwise {
  private final DoubleUnaryOperator function;

  private MapValues(Raster source, RasterSchema schema, DoubleUnaryOperator function) {
    super(source, schema);
    this.function = function;
  }

  /// Floating-point results, with NaN for no data.
  ///
  /// @param function of one value, called from any thread
  public static MapValues of(Raster source, DoubleUnaryOperator function) {
    DType type = source.schema().dtype().bytes() > Short.BYTES ? DType.FLOAT64 : DType.FLOAT32;
    DType result = source.schema().dtype() == DType.FLOAT32 ? DType.FLOAT32 : type;
    NoData nan = new NoData(result, Values.fromDouble(result, Double.NaN));
    return of(source, function, result, Optional.of(nan));
  }

  /// @param function of one value, called from any thread
  /// @param noData of the result; without one, no data becomes what the type makes of NaN
  public static MapValues of(
      Raster source, DoubleUnaryOperator function, DType type, Optional<NoData> noData) {
    DType from = source.schema().dtype();
    if (from.kind() == DType.Kind.COMPLEX || type.kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          "functions are of real values but the pixels are " + from + " to " + type,
          "take real ones");
    }
    if (noData.isEmpty() && source.schema().noData().isPresent()) {
      throw new UnsupportedDataException(
          "some pixels are no data but the result has no value for that", "name one");
    }
    return new MapValues(source, source.schema().withDType(type, noData), function);
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Block from = in.getFirst();
    Runs runs = new Runs(CHUNK, from, into);
    double[] values = new double[CHUNK];
    long[] bits = new long[CHUNK];
    Optional<NoDataBits> missing = source().schema().noData().map(NoDataBits::of);
    double absent = schema().noData().map(NoData::value).orElse(Double.NaN);
    runs.forEach(
        (at, n) -> {
          ValueRuns.read(from, at[0], runs.stride(0), n, values);
          if (missing.isPresent()) {
            ValueRuns.readBits(from, at[0], runs.stride(0), n, bits);
            for (int i = 0; i < n; i++) {
              values[i] = missing.get().matches(bits[i]) ? Double.NaN : values[i];
            }
          }
          for (int i = 0; i < n; i++) {
            values[i] = value(values[i], absent);
          }
          ValueRuns.write(values, n, into, at[1], runs.stride(1));
        });
  }

  private double value(double from, double absent) {
    if (Double.isNaN(from)) {
      return absent;
    }
    double result = function.applyAsDouble(from);
    return Double.isNaN(result) ? absent : result;
  }
}
