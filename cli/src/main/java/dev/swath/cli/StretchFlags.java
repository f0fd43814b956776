package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import dev.swath.jobs.step.StretchStep;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `stretch`: values between two percentiles spread over a range.
@Command(
    name = "stretch",
    description = {
      "Spreads the values between two percentiles of each band over a range, 0 to 255 unless told.",
      "Values beyond get the ends. Where 0 has to mean no data, the range begins at 1.",
      "Percentiles are exact; they are looked for before anything is written."
    },
    footer = {
      "",
      "  swath stretch scene.tif view.tif --percent 2,98",
      "  swath stretch dem.tif scaled.tif --to 0,1 --output-type float32"
    })
final class StretchFlags implements StepFlags {
  @Option(
      names = "--percent",
      paramLabel = "LOW,HIGH",
      split = ",",
      description = "the two percentiles; default: 2,98")
  private List<Double> percents = List.of(2.0, 98.0);

  @Option(
      names = "--to",
      paramLabel = "LOW,HIGH",
      split = ",",
      description = "what they become; default: 0,255, or 1,255 where there may be no data")
  private List<Double> range;

  @Option(
      names = {"-ot", "--ot", "--output-type"},
      paramLabel = "TYPE",
      description = "type of the result; default: uint8")
  private String type;

  @Option(
      names = {"--nodata", "--output-nodata"},
      paramLabel = "VALUE",
      description = "what means no data in the result; default: a value outside the range")
  private String noData;

  @Override
  public List<Step> steps() {
    if (percents.size() != 2) {
      throw new RequestException(
          "--percent takes two percentiles but got " + percents, "write such as --percent 2,98");
    }
    return List.of(
        new StretchStep(
            percents.getFirst(),
            percents.getLast(),
            Optional.ofNullable(range),
            Optional.ofNullable(type).map(TypeName::parse),
            Optional.ofNullable(noData)));
  }
}
