package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import dev.swath.jobs.step.WarpStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `warp`: another grid, of another coordinate system.
@Command(
    name = "warp",
    description = {
      "Resamples a raster to another coordinate system or another grid.",
      "Without --resolution, --size, --bbox and --like the grid is the one gdalwarp suggests."
    },
    footer = {
      "",
      "  swath warp in.tif out.tif --output-crs EPSG:3857 -r bilinear",
      "  swath warp in.tif out.tif --like grid.tif -r average"
    })
final class WarpFlags implements StepFlags {
  @Option(
      names = {"--output-crs", "--dst-crs", "-t_srs"},
      paramLabel = "CRS",
      description =
          "coordinate system of the result: EPSG:nnnn, well-known text or +proj=…; default: the"
              + " input's")
  private String outputCrs;

  @Option(
      names = {"--input-crs", "--src-crs", "-s_srs"},
      paramLabel = "CRS",
      description = "coordinate system of the input, if it says none or a wrong one")
  private String inputCrs;

  @Option(
      names = {"-r", "--resampling"},
      paramLabel = "WAY",
      description =
          "nearest (default), bilinear, cubic, lanczos, average, mode, min or max; the last four"
              + " look at all that a pixel covers")
  private String resampling = "nearest";

  @Option(
      names = "--resolution",
      paramLabel = "X[,Y]",
      description = "size of a pixel in units of the result's system")
  private String resolution;

  @Option(
      names = "--size",
      paramLabel = "COLS,ROWS",
      description = "number of pixels; one may be 0 and follows from the other")
  private String size;

  @Option(
      names = "--bbox",
      paramLabel = "XMIN,YMIN,XMAX,YMAX",
      description = "where the result lies, in its own coordinates")
  private String bbox;

  @Option(
      names = "--bbox-crs",
      paramLabel = "CRS",
      description = "coordinate system of --bbox; default: the result's")
  private String bboxCrs;

  @Option(names = "--like", paramLabel = "FILE", description = "the grid of this raster")
  private Path like;

  @Option(
      names = {"--error-threshold", "-et"},
      paramLabel = "PIXELS",
      description = "pixels of the input that a position may be off, for speed; default: 0.125")
  private double errorThreshold = 0.125;

  @Option(
      names = {"--nodata", "--output-nodata", "-dstnodata"},
      paramLabel = "VALUE",
      description = "what means no data in the result, if the input has no value for it")
  private String noData;

  @Override
  public List<Step> steps() {
    WarpStep.Systems systems =
        new WarpStep.Systems(
            Optional.ofNullable(inputCrs),
            Optional.ofNullable(outputCrs),
            Optional.ofNullable(bboxCrs));
    return List.of(
        new WarpStep(resampling, systems, frame(), errorThreshold, Optional.ofNullable(noData)));
  }

  private WarpStep.Frame frame() {
    if (like != null) {
      if (resolution != null || size != null || bbox != null) {
        throw new RequestException(
            "--like already says where the result lies",
            "leave --resolution, --size and --bbox out");
      }
      return new WarpStep.Frame.Like(like);
    }
    return new WarpStep.Frame.Said(
        Optional.ofNullable(resolution),
        Optional.ofNullable(size),
        Optional.ofNullable(bbox).map(text -> BoxFlags.box(text, "--bbox")));
  }

  @Override
  public boolean takesBox() {
    return false;
  }
}
