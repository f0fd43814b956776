package dev.swath.cli;

import dev.swath.jobs.step.MaskStep;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mask`: no data where another raster says so.
@Command(
    name = "mask",
    description = "Makes pixels no data where a raster of the same grid is 0 or no data.",
    footer = {"", "  swath mask scene.tif land.tif --by landmask.tif"})
final class MaskFlags implements StepFlags {
  @Option(
      names = "--by",
      paramLabel = "FILE",
      required = true,
      description = "the mask: one band on the same grid")
  private Path by;

  @Option(names = "--invert", description = "keep pixels where the mask is 0 or no data instead")
  private boolean invert;

  @Option(
      names = {"--nodata", "--output-nodata"},
      paramLabel = "VALUE",
      description = "what means no data in the result, if the input has no value for it")
  private String noData;

  @Override
  public List<Step> steps() {
    return List.of(new MaskStep(by, invert, Optional.ofNullable(noData)));
  }
}
