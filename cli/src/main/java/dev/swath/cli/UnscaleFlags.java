package dev.swath.cli;

import dev.swath.jobs.step.Step;
import dev.swath.jobs.step.UnscaleStep;
import java.util.List;
import picocli.CommandLine.Command;

/// `unscale`: physical values.
@Command(
    name = "unscale",
    description = {
      "Makes physical values of stored ones, by the scale and offset of each band.",
      "Results are float32, float64 where that loses digits, with nan for no data."
    },
    footer = {"", "  swath unscale scene.tif reflectance.tif"})
final class UnscaleFlags implements StepFlags {
  @Override
  public List<Step> steps() {
    return List.of(new UnscaleStep());
  }
}
