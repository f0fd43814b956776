package dev.swath.cli;

import dev.swath.jobs.step.StackStep;
import dev.swath.jobs.step.Step;
import java.util.List;
import picocli.CommandLine.Command;

/// `stack`: bands of several files in one.
@Command(
    name = "stack",
    description =
        "Puts the bands of rasters of one grid, type and no-data value behind each other.",
    footer = {"", "  swath stack red.tif green.tif blue.tif colours.tif"})
final class StackFlags implements StepFlags {
  private static final int MOST_INPUTS = 10_000;

  @Override
  public List<Step> steps() {
    return List.of(new StackStep());
  }

  @Override
  public int mostInputs() {
    return MOST_INPUTS;
  }
}
