package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.ClipLikeStep;
import dev.swath.jobs.step.CutlineStep;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `clip`: part of a raster.
@Command(
    name = "clip",
    description = "Keeps part of a raster.",
    footer = {
      "",
      "  swath clip in.tif out.tif --bbox 500000,4600000,510000,4610000",
      "  swath clip in.tif out.tif --geometry catchment.geojson"
    })
final class ClipFlags implements StepFlags {
  @Mixin private BoxFlags box;

  @Option(
      names = "--like",
      paramLabel = "FILE",
      description = "only the pixels that touch this raster's ground")
  private Path like;

  @Option(
      names = "--geometry",
      paramLabel = "FILE",
      description = "only what polygons of this GeoJSON file cover; the rest is no data")
  private Path geometry;

  @Option(
      names = "--geometry-crs",
      paramLabel = "CRS",
      description = "system of the polygons; default: what the file says, or degrees")
  private String geometryCrs;

  @Option(
      names = "--all-touched",
      description = "pixels that a border passes through, not only those with their centre inside")
  private boolean allTouched;

  @Option(names = "--invert", description = "what is outside the polygons instead")
  private boolean inverted;

  @Option(names = "--keep-extent", description = "do not crop to the polygons")
  private boolean keepsExtent;

  @Option(
      names = {"--nodata", "--output-nodata"},
      paramLabel = "VALUE",
      description = "what means no data beyond the polygons, if the input has no value for it")
  private String noData;

  @Override
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    box.step().ifPresent(steps::add);
    Optional.ofNullable(like).map(ClipLikeStep::new).ifPresent(steps::add);
    cutline().ifPresent(steps::add);
    if (steps.isEmpty()) {
      throw new RequestException(
          "nothing is said of which part is wanted",
          "give --bbox xmin,ymin,xmax,ymax, --like FILE or --geometry FILE");
    }
    return steps;
  }

  private Optional<Step> cutline() {
    if (geometry == null) {
      if (geometryCrs != null || allTouched || inverted || keepsExtent || noData != null) {
        throw new RequestException(
            "--geometry-crs, --all-touched, --invert, --keep-extent and --nodata need a --geometry",
            "give the polygons too");
      }
      return Optional.empty();
    }
    return Optional.of(
        new CutlineStep(
            geometry,
            Optional.ofNullable(geometryCrs),
            new CutlineStep.Options(allTouched, inverted, keepsExtent),
            Optional.ofNullable(noData)));
  }

  @Override
  public boolean takesBox() {
    return false;
  }
}
