package dev.swath.cli;

import dev.swath.jobs.request.ValueRules;
import dev.swath.jobs.step.Step;
import dev.swath.jobs.step.ValuesStep;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `convert`: any raster rewritten, with other values if wanted.
@Command(
    name = "convert",
    description = "Rewrites a raster: part of it, other values, other layout or compression.",
    footer = {
      "",
      "  swath convert in.tif out.tif --co COMPRESS=ZSTD --memory 64MiB",
      "  swath convert in.tif out.tif -b 4,3,2 --bbox 500000,4600000,510000,4610000"
    })
final class ConvertFlags implements StepFlags {
  @Option(
      names = "--nodata",
      paramLabel = "VALUE",
      description =
          "what means no data in the input, whatever its file says: a number, nan or none")
  private String noData;

  @Option(
      names = "--output-nodata",
      paramLabel = "VALUE",
      description = "what means no data in the output; pixels are changed to it")
  private String outputNoData;

  @Option(
      names = {"-ot", "--ot", "--output-type", "--output-data-type"},
      paramLabel = "TYPE",
      description = "such as uint8, int16 or float32; values are rounded and held at its ends")
  private String type;

  @Override
  public List<Step> steps() {
    ValueRules rules = rules();
    return rules.equals(ValueRules.KEEP) ? List.of() : List.of(new ValuesStep(rules));
  }

  private ValueRules rules() {
    return new ValueRules(
        Optional.ofNullable(noData),
        Optional.ofNullable(outputNoData),
        Optional.ofNullable(type).map(TypeName::parse));
  }
}
