package dev.swath.jobs.step;

import dev.swath.raster.Raster;
import java.util.List;

/// Makes each pixel from those around it.
public record FocalStep(FocalOperator operator, FocalOptions options) implements Step {
  public FocalStep {
    FocalText.check(operator, options);
  }

  @Override
  public String text() {
    return "focal " + operator.word() + options.text();
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    return FocalText.operator(operator, options).apply(Step.only(this, rasters));
  }
}
