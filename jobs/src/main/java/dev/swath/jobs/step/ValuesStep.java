package dev.swath.jobs.step;

import dev.swath.array.DType;
import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.ValueRules;
import dev.swath.operators.local.Cast;
import dev.swath.operators.local.DeclareNoData;
import dev.swath.operators.local.ReplaceNoData;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import java.util.List;
import java.util.Optional;

/// Gives pixels another type or another no-data value.
public record ValuesStep(ValueRules rules) implements Step {
  @Override
  public String text() {
    return "values"
        + rules.noData().map(value -> " --nodata " + value).orElse("")
        + rules.outputNoData().map(value -> " --output-nodata " + value).orElse("")
        + rules.type().map(type -> " --output-type " + type).orElse("");
  }

  @Override
  public boolean computes() {
    return false;
  }

  /// Pixels stay where they are.
  @Override
  public Optional<Raster> mask(Raster mask) {
    return Optional.of(mask);
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters);
    Raster said =
        rules.noData().isPresent()
            ? new DeclareNoData(
                raster, NoDataValue.parse(rules.noData().get(), raster.schema().dtype()))
            : raster;
    DType from = said.schema().dtype();
    DType to = rules.type().orElse(from);
    if (rules.outputNoData().isEmpty()) {
      return to == from ? said : Cast.to(said, to, Cast.Range.SATURATE);
    }
    return withNoData(said, to, NoDataValue.parse(rules.outputNoData().get(), to));
  }

  private static Raster withNoData(Raster raster, DType type, Optional<NoData> wanted) {
    Optional<NoData> said = raster.schema().noData();
    if (raster.schema().dtype() != type) {
      return wanted.isPresent()
          ? Cast.to(raster, wanted.get(), Cast.Range.SATURATE)
          : Cast.to(new DeclareNoData(raster, Optional.empty()), type, Cast.Range.SATURATE);
    }
    return wanted.isPresent() && said.isPresent()
        ? new ReplaceNoData(raster, said.get(), wanted.get())
        : new DeclareNoData(raster, wanted);
  }
}
