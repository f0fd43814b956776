package dev.swath.jobs.step;

import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.classify.Stretch;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import java.util.List;
import java.util.Optional;

/// Stretches the values between two percentiles of each band over a range.
///
/// @param from percentile that becomes the lower end
/// @param to percentile that becomes the upper end
/// @param range the two ends; if empty 0 and 255, but 1 and 255 where 0 has to mean no data
/// @param type of the result; uint8 if empty
/// @param noData of the result, as text, where the input may have no data
public record StretchStep(
    double from,
    double to,
    Optional<List<Double>> range,
    Optional<DType> type,
    Optional<String> noData)
    implements Step {
  public StretchStep {
    range = range.map(List::copyOf);
    if (!(from >= 0 && from < to && to <= 100)) {
      throw new RequestException(
          "percentiles must ascend from 0 to 100 but were " + from + " and " + to,
          "write such as --percent 2,98");
    }
    if (range.isPresent() && range.get().size() != 2) {
      throw new RequestException(
          "a range has two ends but got " + range.get(), "write such as --to 0,255");
    }
  }

  @Override
  public String text() {
    return "stretch --percent "
        + from
        + ","
        + to
        + range.map(ends -> " --to " + ends.getFirst() + "," + ends.getLast()).orElse("")
        + type.map(wanted -> " --output-type " + wanted).orElse("")
        + noData.map(value -> " --nodata " + value).orElse("");
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters);
    return Stretch.of(raster, from / 100, to / 100, range(Stretch.mayHaveGaps(raster.schema())));
  }

  private Stretch.Range range(boolean gaps) {
    DType made = type.orElse(DType.UINT8);
    double low = range.map(List::getFirst).orElse(gaps ? 1.0 : 0.0);
    double high = range.map(List::getLast).orElse(255.0);
    double none =
        noData
            .flatMap(text -> NoDataValue.parse(text, made))
            .map(NoData::value)
            .orElseGet(() -> free(made, low, high));
    try {
      return new Stretch.Range(made, low, high, gaps ? none : Double.NaN);
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          e.getMessage(), "name another range with --to, or another type with --output-type");
    }
  }

  /// A value outside the range, as far as the type has one.
  private static double free(DType type, double low, double high) {
    if (type.kind() == DType.Kind.FLOAT) {
      return Double.NaN;
    }
    if (low > 0 || high < 0) {
      return 0;
    }
    double least = Values.toDouble(type, Values.fromDouble(type, Double.NEGATIVE_INFINITY));
    double most = Values.toDouble(type, Values.fromDouble(type, Double.POSITIVE_INFINITY));
    return least < low ? least : most;
  }
}
