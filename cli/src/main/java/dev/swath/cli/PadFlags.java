package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.PadStep;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `pad`: another extent.
@Command(
    name = "pad",
    description = {
      "Gives a raster another extent by whole pixels; no value changes.",
      "Pixels beyond the input are no data. Where it reaches beyond the extent it is cropped."
    },
    footer = {
      "",
      "  swath pad in.tif out.tif --by 16",
      "  swath pad in.tif out.tif --like grid.tif"
    })
final class PadFlags implements StepFlags {
  private static final int SIDES = 4;

  @Option(
      names = "--by",
      paramLabel = "PIXELS",
      description = "pixels more on all sides, or top,right,bottom,left")
  private String margin;

  @Option(
      names = "--extent",
      paramLabel = "XMIN,YMIN,XMAX,YMAX",
      description = "the pixels that touch this box, in the input's coordinates")
  private String extent;

  @Option(
      names = "--like",
      paramLabel = "FILE",
      description = "the pixels of this raster, which shares pixel edges")
  private Path like;

  @Option(
      names = "--value",
      paramLabel = "VALUE",
      description = "value of pixels beyond the input; default: no data")
  private String value;

  @Override
  public List<Step> steps() {
    if (Stream.of(margin, extent, like).filter(given -> given != null).count() != 1) {
      throw new RequestException(
          "a raster is padded by a margin, to an extent, or like another raster",
          "give one of --by, --extent and --like");
    }
    return List.of(new PadStep(frame(), Optional.ofNullable(value)));
  }

  private PadStep.Frame frame() {
    if (like != null) {
      return new PadStep.Frame.Like(like);
    }
    return extent != null ? new PadStep.Frame.Within(BoxFlags.box(extent, "--extent")) : margin();
  }

  private PadStep.Frame.Margin margin() {
    String[] parts = margin.strip().split("[,\\s]+");
    if ((parts.length != 1 && parts.length != SIDES)
        || !margin.strip().matches("[0-9]{1,10}([,\\s]+[0-9]{1,10})*")) {
      throw new RequestException(
          "'" + margin + "' is no margin", "write --by PIXELS or --by top,right,bottom,left");
    }
    long[] sides = new long[SIDES];
    for (int i = 0; i < SIDES; i++) {
      sides[i] = Long.parseLong(parts[parts.length == 1 ? 0 : i]);
    }
    return new PadStep.Frame.Margin(sides[0], sides[1], sides[2], sides[3]);
  }

  @Override
  public boolean takesBox() {
    return false;
  }
}
