package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.ResizeStep;
import dev.swath.jobs.step.Step;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `resize`: another number of pixels.
@Command(
    name = "resize",
    description = "Gives a raster another number of pixels over the same ground.",
    footer = {
      "",
      "  swath resize in.tif small.tif --scale 0.25 -r average",
      "  swath resize in.tif out.tif --size 1024,0 -r cubic"
    })
final class ResizeFlags implements StepFlags {
  @Option(
      names = "--size",
      paramLabel = "COLS,ROWS",
      description = "number of pixels; one may be 0 and follows from the other")
  private String size;

  @Option(
      names = "--resolution",
      paramLabel = "X[,Y]",
      description = "size of a pixel, as near as whole pixels that fill the ground come to it")
  private String resolution;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      description = "pixels for one on each axis, such as 0.5")
  private Double factor;

  @Option(
      names = {"-r", "--resampling"},
      paramLabel = "WAY",
      description =
          "nearest (default), bilinear, cubic, lanczos, average, mode, min or max; the last four"
              + " look at all that a pixel covers")
  private String resampling = "nearest";

  @Override
  public List<Step> steps() {
    List<ResizeStep.Scale> scales = new ArrayList<>();
    if (size != null) {
      scales.add(new ResizeStep.Scale.Pixels(size));
    }
    if (resolution != null) {
      scales.add(new ResizeStep.Scale.PixelSize(resolution));
    }
    if (factor != null) {
      scales.add(new ResizeStep.Scale.Factor(factor));
    }
    if (scales.size() != 1) {
      throw new RequestException(
          "the new size is said " + scales.size() + " times",
          "give one of --size, --resolution and --scale");
    }
    return List.of(new ResizeStep(resampling, scales.getFirst()));
  }
}
