package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.CalcStep;
import dev.swath.jobs.step.Calculation;
import dev.swath.jobs.step.Calculation.Formula;
import dev.swath.jobs.step.Calculation.Scaling;
import dev.swath.jobs.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `calc`: band maths.
@Command(
    name = "calc",
    description = "Computes expressions over the bands of rasters of one grid: A, B, … in them.",
    footer = {
      "",
      "  swath calc scene.tif ndvi.tif --calc \"(B4-B3)/(B4+B3)\"",
      "  swath calc scene.tif ndvi.tif --index ndvi --bands red=3,nir=4",
      "  swath calc before.tif after.tif change.tif --calc \"B - A\" --memory 64MiB"
    })
final class CalcFlags implements StepFlags {
  private static final int MOST_INPUTS = 26;

  @Option(
      names = "--calc",
      paramLabel = "EXPRESSION",
      description = "such as \"(B4-B3)/(B4+B3)\" or \"A - B\"; several bands by semicolons")
  private String expression;

  @Option(
      names = "--index",
      paramLabel = "NAME",
      description = "a spectral index instead, such as ndvi, evi, ndwi or nbr")
  private String index;

  @Option(
      names = "--bands",
      paramLabel = "NAME=BAND",
      split = ",",
      description = "names for bands, such as red=3,nir=4 or nir=B.B1")
  private Map<String, String> bands = new LinkedHashMap<>();

  @Option(names = "--unscale", description = "compute with each band's own scale and offset")
  private boolean unscale;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR[,OFFSET]",
      description = "compute with FACTOR × stored + OFFSET of all bands")
  private String scale;

  @Option(
      names = {"--type", "-ot", "--ot", "--output-type"},
      paramLabel = "TYPE",
      description = "type of the output, whose ends hold values; default: what has all results")
  private String type;

  @Option(
      names = {"--nodata", "--output-nodata"},
      paramLabel = "VALUE",
      description =
          "what means no data in the output, or none; default: nan, or the inputs' own value")
  private String noData;

  @Override
  public List<Step> steps() {
    return List.of(new CalcStep(calculation()));
  }

  @Override
  public int mostInputs() {
    return MOST_INPUTS;
  }

  private Calculation calculation() {
    return new Calculation(
        formula(),
        bands,
        scaling(),
        Optional.ofNullable(type).map(TypeName::parse),
        Optional.ofNullable(noData));
  }

  private Formula formula() {
    if ((expression == null) == (index == null)) {
      throw new RequestException(
          expression == null
              ? "nothing is said of what is to be computed"
              : "--calc and --index both say what is to be computed",
          "give --calc EXPRESSION or --index NAME");
    }
    return expression != null ? new Formula.Expressions(expression) : new Formula.Index(index);
  }

  private Scaling scaling() {
    if (scale == null) {
      return unscale ? new Scaling.Own() : new Scaling.None();
    }
    String[] parts = scale.strip().split("\\s*,\\s*", -1);
    try {
      if (!unscale && parts.length <= 2) {
        double offset = parts.length == 2 ? Double.parseDouble(parts[1]) : 0;
        return new Scaling.Given(Double.parseDouble(parts[0]), offset);
      }
    } catch (NumberFormatException _) {
      throw notOne();
    }
    throw notOne();
  }

  private RequestException notOne() {
    return unscale
        ? new RequestException("--scale and --unscale both give a scale", "give one of them")
        : new RequestException(
            "'" + scale + "' is not a scale", "write --scale FACTOR or --scale FACTOR,OFFSET");
  }
}
