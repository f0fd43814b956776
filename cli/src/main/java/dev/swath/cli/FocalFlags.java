package dev.swath.cli;

import dev.swath.jobs.step.FocalOperator;
import dev.swath.jobs.step.FocalOptions;
import dev.swath.jobs.step.FocalStep;
import dev.swath.jobs.step.Step;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `focal`: what the pixels around each pixel make together.
@Command(
    name = "focal",
    description = {
      "Makes each pixel from those around it: statistics, erosion, dilation, weighted sums.",
      "min, max, erode and dilate keep type and no data; other results are floating, with nan."
    },
    footer = {
      "",
      "  swath focal median in.tif out.tif --size 5 --shape circle",
      "  swath focal convolve in.tif out.tif --kernel gaussian --size 7 --border reflect"
    })
final class FocalFlags implements StepFlags {
  @Parameters(
      index = "0",
      paramLabel = "OPERATOR",
      description = "mean, sum, min, max, range, variance, std, median, erode, dilate or convolve")
  private FocalOperator operator;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "rows and columns that count, odd; default: 3")
  private Integer size;

  @Option(
      names = "--shape",
      paramLabel = "SHAPE",
      description = "square (default), circle or annulus")
  private String shape;

  @Option(
      names = "--hole",
      paramLabel = "N",
      description = "size of the circle that an annulus leaves out; default: 1")
  private Integer hole;

  @Option(
      names = "--kernel",
      paramLabel = "WEIGHTS",
      description =
          "of convolve: mean, gaussian, laplace, sobel-x, sobel-y, or numbers by rows such as"
              + " '1,2,1;2,4,2;1,2,1'")
  private String kernel;

  @Option(
      names = "--border",
      paramLabel = "RULE",
      description = "what lies beyond the raster: clip (nothing; default), nodata, reflect or edge")
  private String border;

  @Option(
      names = "--gaps",
      paramLabel = "RULE",
      description = "what no data does to pixels around it: ignore (default) or propagate")
  private String gaps;

  @Override
  public List<Step> steps() {
    return List.of(new FocalStep(operator, options()));
  }

  private FocalOptions options() {
    return new FocalOptions(
        Optional.ofNullable(size),
        Optional.ofNullable(shape),
        Optional.ofNullable(hole),
        Optional.ofNullable(kernel),
        Optional.ofNullable(border),
        Optional.ofNullable(gaps));
  }
}
