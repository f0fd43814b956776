package dev.swath.jobs.step;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.local.ClassRule;
import dev.swath.operators.local.Reclassify;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import java.util.List;
import java.util.Optional;

/// Makes values into classes by a table.
///
/// @param rules such as `0:10=1, 10:=2, else=keep`
/// @param type of the classes; the smallest that has them if empty
/// @param noData of the result, as text; if empty the input's, where the type has it
public record ReclassifyStep(String rules, Optional<DType> type, Optional<String> noData)
    implements Step {
  public ReclassifyStep {
    table(rules);
  }

  private static ClassRule.Table table(String rules) {
    try {
      return ClassRule.parse(rules);
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          e.getMessage(), "separate rules by commas; else= says what becomes of other values");
    }
  }

  @Override
  public String text() {
    return "reclassify --rules "
        + rules
        + type.map(wanted -> " --output-type " + wanted).orElse("")
        + noData.map(value -> " --nodata " + value).orElse("");
  }

  /// Pixels stay where they are.
  @Override
  public Optional<Raster> mask(Raster mask) {
    return Optional.of(mask);
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters);
    ClassRule.Table table = table(rules);
    DType result = type.orElseGet(() -> Reclassify.type(table, raster.schema().dtype()));
    Optional<NoData> value =
        noData.isPresent()
            ? NoDataValue.parse(noData.get(), result)
            : raster.schema().noData().flatMap(own -> same(own, result));
    try {
      return Reclassify.of(raster, table, result, value);
    } catch (UnsupportedDataException e) {
      throw new RequestException(e.what(), e.remedy() + "; --nodata and --output-type name them");
    }
  }

  /// The input's no-data value, if the result's type has it.
  private static Optional<NoData> same(NoData own, DType type) {
    try {
      return NoDataValue.parse(NoDataValue.text(own), type);
    } catch (RequestException _) {
      return Optional.empty();
    }
  }
}
