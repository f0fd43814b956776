package dev.swath.cli;

import dev.swath.jobs.step.OnFault;
import dev.swath.jobs.step.PatchOptions;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/// How a raster is cut into patches and their results are put together.
final class PatchFlags {
  @Option(
      names = "--patch",
      paramLabel = "N|ROWSxCOLS",
      description = "pixels of a patch; default: what the model asks for, else 256")
  private String patch;

  @Option(
      names = "--stride",
      paramLabel = "N",
      description = "pixels from one patch to the next; default: half a patch, or one for boxcar")
  private Integer stride;

  @Option(
      names = "--taper",
      paramLabel = "SHAPE",
      defaultValue = PatchOptions.DEFAULT_TAPER,
      description =
          "weight of pixels where patches overlap: hann (default), hann-symmetric, boxcar,"
              + " triangular, tukey[:FRACTION] or gaussian[:SIGMA]")
  private String taper;

  @Option(
      names = "--boundary",
      paramLabel = "RULE",
      defaultValue = PatchOptions.DEFAULT_BOUNDARY,
      description =
          "patches at the far border: snap (default) moves them back; drop, pad[:VALUE], reflect,"
              + " shrink, raise")
  private String boundary;

  @Option(
      names = "--uncovered",
      paramLabel = "RULE",
      defaultValue = "error",
      description = "pixels that no patch covers: error (default) or nodata")
  private Uncovered uncovered;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1",
      description = "patches that go into one run together; default: 1")
  private int batch;

  @Option(
      names = "--aggregate",
      paramLabel = "RULE",
      description =
          "how patches that overlap become one: weighted-mean (default for measures), mode (default"
              + " for classes), mean, sum, min, max, median, variance, hard-vote, soft-vote")
  private String aggregate;

  @Option(
      names = "--on-error",
      paramLabel = "RULE",
      defaultValue = "raise",
      description =
          "a patch that fails or cannot be read: raise (default) ends the job; skip leaves it out;"
              + " mask makes all its pixels no data. What was passed over is listed, exit code 6")
  private OnError onError;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "0",
      description = "times that a patch that failed is tried again; default: 0")
  private int retries;

  enum OnError {
    raise,
    skip,
    mask
  }

  enum Uncovered {
    error,
    nodata
  }

  PatchOptions options() {
    return new PatchOptions(
        Optional.ofNullable(patch),
        stride == null ? OptionalInt.empty() : OptionalInt.of(stride),
        taper,
        boundary,
        uncovered == Uncovered.nodata,
        batch,
        Optional.ofNullable(aggregate),
        new OnFault(onError.name(), retries));
  }
}
