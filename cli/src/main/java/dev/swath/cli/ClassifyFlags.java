package dev.swath.cli;

import dev.swath.jobs.step.ClassifyStep;
import dev.swath.jobs.step.Step;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `classify`: classes of values by how they are distributed.
@Command(
    name = "classify",
    description = {
      "Makes values into classes by how the values of each band are distributed.",
      "Classes are numbered from 1 in uint8, 0 is no data. A class holds its upper break.",
      "Breaks are looked for before anything is written."
    },
    footer = {
      "",
      "  swath classify quantile heights.tif classes.tif --classes 4",
      "  swath classify natural-breaks ndvi.tif classes.tif --classes 6"
    })
final class ClassifyFlags implements StepFlags {
  @Parameters(
      index = "0",
      paramLabel = "SCHEME",
      description =
          "quantile, equal-interval, natural-breaks, maximum-breaks, percentiles, std-mean,"
              + " head-tail or box-plot")
  private String scheme;

  @Option(
      names = {"-k", "--classes"},
      paramLabel = "N",
      description = "how many, where the scheme does not say; default: 5")
  private Integer classes;

  @Option(
      names = "--percent",
      paramLabel = "P,…",
      split = ",",
      description = "of percentiles: the breaks; default: 1,10,50,90,99")
  private List<Double> percents;

  @Option(
      names = "--hinge",
      paramLabel = "X",
      description =
          "of box-plot: the fences' distance from the quartiles, in distances of these;"
              + " default: 1.5")
  private Double hinge;

  @Override
  public List<Step> steps() {
    return List.of(
        new ClassifyStep(
            scheme,
            Optional.ofNullable(classes),
            Optional.ofNullable(percents),
            Optional.ofNullable(hinge)));
  }
}
