package dev.swath.cli;

import dev.swath.jobs.FocalOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which pixels around one count, and what becomes of those that are not there.
final class FocalFlags {
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

  FocalOptions options() {
    return new FocalOptions(
        Optional.ofNullable(size),
        Optional.ofNullable(shape),
        Optional.ofNullable(hole),
        Optional.ofNullable(kernel),
        Optional.ofNullable(border),
        Optional.ofNullable(gaps));
  }
}
