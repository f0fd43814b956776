package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `clip`: part of a raster.
@Command(
    name = "clip",
    description = "Keeps part of a raster.",
    footer = {"", "  swath clip in.tif out.tif --bbox 500000,4600000,510000,4610000"})
final class ClipFlags implements StepFlags {
  @Mixin private BoxFlags box;

  @Override
  public List<Step> steps() {
    return List.of(
        box.step()
            .orElseThrow(
                () ->
                    new RequestException(
                        "nothing is said of which part is wanted",
                        "write --bbox xmin,ymin,xmax,ymax")));
  }

  @Override
  public boolean takesBox() {
    return false;
  }
}
