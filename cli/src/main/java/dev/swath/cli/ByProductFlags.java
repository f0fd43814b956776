package dev.swath.cli;

import dev.swath.jobs.request.ByProducts;
import dev.swath.jobs.request.Overviews;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What is made of the output in the same pass: overviews, statistics, a picture.
final class ByProductFlags {
  @Option(
      names = {"--overviews", "--ov"},
      paramLabel = "auto|none|FACTORS",
      description =
          "smaller sizes beside the full one, such as 2,4,8; default: auto for COG, or none")
  private String overviews;

  @Option(
      names = {"--overview-resampling"},
      paramLabel = "NAME",
      description =
          "average, nearest, mode, bilinear, cubic, min, max or rms; default: average, nearest for palettes")
  private String resampling;

  @Option(
      names = {"--stats"},
      description = "statistics of each band of the output, in the summary")
  private boolean statistics;

  @Option(
      names = {"--preview"},
      paramLabel = "FILE.png",
      description = "a small picture of the output")
  private Path preview;

  ByProducts byProducts() {
    Overviews.Sizes sizes =
        Optional.ofNullable(overviews).map(Overviews::sizes).orElseGet(Overviews.Sizes.Usual::new);
    return new ByProducts(
        new Overviews(sizes, Optional.ofNullable(resampling)),
        statistics,
        Optional.ofNullable(preview));
  }
}
