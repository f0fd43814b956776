package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.MosaicStep;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mosaic`: many rasters as one.
@Command(
    name = "mosaic",
    description = {
      "Puts rasters together that share pixel edges, type, bands and no-data value.",
      "No data never covers a value. Inputs may be patterns, or @FILE with one on each line."
    },
    footer = {
      "",
      "  swath mosaic \"tiles/*.tif\" whole.tif",
      "  swath mosaic west.tif east.tif both.tif --overlap feather"
    })
final class MosaicFlags implements StepFlags {
  private static final int MOST_INPUTS = 1 << 20;

  @Option(
      names = "--overlap",
      paramLabel = "RULE",
      defaultValue = "last",
      description = {
        "which value counts where several inputs have one: first, last, min, max, mean, median,",
        "nearest-centre, farthest-edge or feather; default ${DEFAULT-VALUE}"
      })
  private String overlap;

  @Option(
      names = "--extent",
      paramLabel = "EXTENT",
      description = "union (the default), intersection, or xmin,ymin,xmax,ymax")
  private String extent;

  @Option(
      names = "--like",
      paramLabel = "FILE",
      description = "the pixels of this raster instead, which shares pixel edges")
  private Path like;

  @Option(
      names = "--nodata",
      paramLabel = "VALUE",
      description = "what means no data in all inputs, or none; default: what they say")
  private String noData;

  @Option(
      names = "--gaps",
      paramLabel = "VALUE",
      description = "value of pixels that no input has; default: no data")
  private String gaps;

  @Override
  public List<Step> steps() {
    return List.of(
        new MosaicStep(
            MosaicStep.Rule.of(overlap),
            extent(),
            Optional.ofNullable(noData),
            Optional.ofNullable(gaps)));
  }

  private MosaicStep.Extent extent() {
    if (like != null) {
      if (extent != null) {
        throw new RequestException("--extent and --like are both given", "leave one out");
      }
      return new MosaicStep.Extent.Like(like);
    }
    String word = extent == null ? "union" : extent.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "union" -> new MosaicStep.Extent.Union();
      case "intersection" -> new MosaicStep.Extent.Intersection();
      default -> new MosaicStep.Extent.Within(BoxFlags.box(word, "--extent"));
    };
  }

  @Override
  public int mostInputs() {
    return MOST_INPUTS;
  }

  @Override
  public boolean takesBands() {
    return false;
  }

  @Override
  public boolean takesBox() {
    return false;
  }
}
