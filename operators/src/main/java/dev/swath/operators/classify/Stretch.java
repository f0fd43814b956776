package dev.swath.operators.classify;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.operators.pass.FirstLook;
import dev.swath.operators.reduce.QuantileSurvey;
import dev.swath.operators.reduce.Quantiles;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// Values between two quantiles of their band, stretched over a range; those beyond get its ends.
///
/// Integers are rounded to the nearest, halves to even. A band whose two quantiles are one value
/// becomes the lower end. If the source may have no data, so has the result: the given value, which
/// lies outside the range.
public final class Stretch extends Looked<List<Quantiles>> {
  private final double low;
  private final double high;

  private Stretch(
      FirstLook<List<Quantiles>> look, RasterSchema schema, double low, double high, double none) {
    super(look, schema, none);
    this.low = low;
    this.high = high;
  }

  /// Where values go.
  ///
  /// @param low what the lower quantile becomes
  /// @param high what the upper quantile becomes
  /// @param noData of the result, if the source has it
  public record Range(DType type, double low, double high, double noData) {
    /// 1 to 255 in uint8, with 0 for no data.
    public static final Range BYTES = new Range(DType.UINT8, 1, 255, 0);

    public Range {
      if (!(low < high)) {
        throw new IllegalArgumentException("a range cannot go from " + low + " to " + high);
      }
      for (double value : new double[] {low, high}) {
        if (Values.toDouble(type, Values.fromDouble(type, value)) != value) {
          throw new IllegalArgumentException(value + " is not a value of " + type);
        }
      }
      if (noData >= low && noData <= high) {
        throw new IllegalArgumentException(
            "no data of " + noData + " lies in the range from " + low + " to " + high);
      }
    }
  }

  /// Whether a raster may have pixels without data.
  public static boolean mayHaveGaps(RasterSchema schema) {
    return schema.noData().isPresent() || schema.dtype().kind() == DType.Kind.FLOAT;
  }

  /// @param from share of the valid pixels below the range, such as 0.02
  /// @param to share below its end, such as 0.98
  public static Stretch of(Raster source, double from, double to, Range range) {
    RasterSchema schema = source.schema();
    if (schema.dtype().kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          schema.dtype() + " pixels cannot be stretched", "take real ones");
    }
    if (!(from < to)) {
      throw new IllegalArgumentException("quantiles cannot go from " + from + " to " + to);
    }
    FirstLook<List<Quantiles>> look =
        new FirstLook<>(
            percent(from) + " and " + percent(to) + " of each band",
            source,
            cell -> new QuantileSurvey(schema, cell, from, to));
    DType type = range.type();
    Optional<NoData> none =
        mayHaveGaps(schema)
            ? Optional.of(new NoData(type, Values.fromDouble(type, range.noData())))
            : Optional.empty();
    return new Stretch(
        look,
        MadeBands.coloured(schema).withDType(type, none),
        range.low(),
        range.high(),
        range.noData());
  }

  private static String percent(double share) {
    double percent = Math.rint(share * 1e8) / 1e6;
    return (percent == Math.rint(percent) ? Long.toString((long) percent) : percent + "") + " %";
  }

  @Override
  Rule rule(List<Quantiles> found, int band) {
    double from = found.get(band).value(0);
    double to = found.get(band).value(1);
    double scale = to > from ? (high - low) / (to - from) : 0;
    return (values, stretched, n) -> {
      for (int i = 0; i < n; i++) {
        double value = values[i];
        double clipped = Math.min(Math.max(value, from), to);
        double at = scale == 0 ? low : low + (clipped - from) * scale;
        stretched[i] = Double.isNaN(value) ? value : Math.min(at, high);
      }
    };
  }
}
