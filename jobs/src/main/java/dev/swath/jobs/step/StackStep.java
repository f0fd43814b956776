package dev.swath.jobs.step;

import dev.swath.operators.local.Stack;
import dev.swath.raster.Raster;
import java.util.List;

/// Puts the bands of rasters of one grid behind each other.
public record StackStep() implements Step {
  @Override
  public String text() {
    return "stack";
  }

  @Override
  public boolean needsBands() {
    return true;
  }

  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    return new Stack(rasters);
  }
}
