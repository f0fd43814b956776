package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.classify.Classify;
import dev.swath.operators.classify.Scheme;
import dev.swath.raster.Raster;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes values into classes by how they are distributed.
///
/// @param scheme a word of [#SCHEMES]
/// @param classes how many; 5 if empty
/// @param percents percentiles between classes
/// @param hinge how far the fences of a box plot lie, in distances of the quartiles
public record ClassifyStep(
    String scheme,
    Optional<Integer> classes,
    Optional<List<Double>> percents,
    Optional<Double> hinge)
    implements Step {
  /// The ways to find breaks.
  public static final List<String> SCHEMES =
      List.of(
          "quantile",
          "equal-interval",
          "natural-breaks",
          "maximum-breaks",
          "percentiles",
          "std-mean",
          "head-tail",
          "box-plot");

  private static final int CLASSES = 5;
  private static final List<Double> PERCENTS = List.of(1.0, 10.0, 50.0, 90.0, 99.0);
  private static final double HINGE = 1.5;

  public ClassifyStep {
    percents = percents.map(List::copyOf);
    scheme(scheme, classes, percents, hinge);
  }

  @Override
  public String text() {
    return "classify "
        + scheme
        + classes.map(k -> " --classes " + k).orElse("")
        + percents.map(list -> " --percent " + list).orElse("")
        + hinge.map(value -> " --hinge " + value).orElse("");
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    return Classify.of(Step.only(this, rasters), scheme(scheme, classes, percents, hinge));
  }

  private static Scheme scheme(
      String word,
      Optional<Integer> classes,
      Optional<List<Double>> percents,
      Optional<Double> hinge) {
    String name = word.toLowerCase(Locale.ROOT);
    boolean counts = SCHEMES.indexOf(name) < 4;
    refuse(!counts && classes.isPresent(), "--classes", name);
    refuse(!name.equals("percentiles") && percents.isPresent(), "--percent", name);
    refuse(!name.equals("box-plot") && hinge.isPresent(), "--hinge", name);
    int k = classes.orElse(CLASSES);
    try {
      return switch (name) {
        case "quantile" -> new Scheme.Quantile(k);
        case "equal-interval" -> new Scheme.EqualInterval(k);
        case "natural-breaks" -> new Scheme.NaturalBreaks(k);
        case "maximum-breaks" -> new Scheme.MaximumBreaks(k);
        case "percentiles" -> new Scheme.Percentiles(percents.orElse(PERCENTS));
        case "std-mean" -> new Scheme.StdMean();
        case "head-tail" -> new Scheme.HeadTail();
        case "box-plot" -> new Scheme.BoxPlot(hinge.orElse(HINGE));
        default ->
            throw new RequestException(
                "'" + word + "' is no way to find classes",
                "name one of " + String.join(", ", SCHEMES));
      };
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage(), "see classify --help");
    }
  }

  private static void refuse(boolean wrong, String flag, String name) {
    if (wrong && SCHEMES.contains(name)) {
      throw new RequestException(flag + " means nothing for " + name, "leave it out");
    }
  }
}
