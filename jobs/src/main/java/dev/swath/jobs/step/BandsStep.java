package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.local.SelectBands;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// Keeps some bands, in the order wanted.
///
/// @param bands numbers from 1, or names
public record BandsStep(List<String> bands) implements Step {
  private static final int NAMES_TOLD = 20;

  public BandsStep {
    bands = List.copyOf(bands);
    if (bands.isEmpty()) {
      throw new RequestException("no band is named", "give numbers from 1, or names");
    }
  }

  @Override
  public String text() {
    return "select " + String.join(",", bands);
  }

  @Override
  public boolean needsBands() {
    return true;
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
    return new SelectBands(
        raster, bands.stream().mapToInt(wanted -> band(raster.schema(), wanted.strip())).toArray());
  }

  private static int band(RasterSchema schema, String wanted) {
    int axis = schema.dimensions().indexOf(RasterSchema.BAND);
    long count = axis < 0 ? 0 : schema.extent().size(axis);
    List<String> names = schema.bands().stream().map(BandInfo::name).toList();
    int named = names.indexOf(wanted);
    if (named >= 0 && !wanted.isEmpty()) {
      return named;
    }
    if (wanted.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(wanted);
      if (number >= 1 && number <= count) {
        return number - 1;
      }
    }
    List<String> known = names.stream().filter(name -> !name.isEmpty()).limit(NAMES_TOLD).toList();
    throw new RequestException(
        "the input has no band '" + wanted + "'",
        "give numbers from 1 to " + count + (known.isEmpty() ? "" : " or names of " + known));
  }
}
