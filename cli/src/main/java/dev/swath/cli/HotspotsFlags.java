package dev.swath.cli;

import dev.swath.jobs.step.HotspotsStep;
import dev.swath.jobs.step.Step;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hotspots`: high values among high ones, low among low ones.
@Command(
    name = "hotspots",
    description = {
      "Finds where high values lie among high ones, and low among low ones (Getis-Ord Gi*).",
      "90, 95 or 99 is the confidence in per cent, negative for cold spots; 0 elsewhere."
    },
    footer = {"", "  swath hotspots counts.tif spots.tif --size 7 --shape circle"})
final class HotspotsFlags implements StepFlags {
  @Option(
      names = "--size",
      paramLabel = "N",
      description = "rows and columns around a pixel that count, odd; default: 3")
  private Integer size;

  @Option(names = "--shape", paramLabel = "SHAPE", description = "square (default) or circle")
  private String shape;

  @Option(names = "--scores", description = "Gi* itself, in standard deviations, as float32")
  private boolean scores;

  @Override
  public List<Step> steps() {
    return List.of(new HotspotsStep(Optional.ofNullable(size), Optional.ofNullable(shape), scores));
  }
}
