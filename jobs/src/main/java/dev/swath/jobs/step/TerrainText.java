package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.terrain.Gradient;
import dev.swath.operators.terrain.Heights;
import dev.swath.operators.terrain.Light;
import dev.swath.operators.terrain.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// From options as texts to measures.
final class TerrainText {
  private static final Set<TerrainOption> SHADINGS =
      Set.of(TerrainOption.COMBINED, TerrainOption.MULTIDIRECTIONAL, TerrainOption.IGOR);

  private TerrainText() {}

  static Measure measure(TerrainMeasure measure, Map<TerrainOption, String> options) {
    return switch (measure) {
      case SLOPE ->
          new Measure.Slope(
              gradient(options),
              options.containsKey(TerrainOption.PERCENT)
                  ? Measure.SlopeUnit.PERCENT
                  : Measure.SlopeUnit.DEGREES);
      case ASPECT ->
          new Measure.Aspect(
              gradient(options),
              options.containsKey(TerrainOption.TRIGONOMETRIC),
              options.containsKey(TerrainOption.ZERO_FOR_FLAT));
      case HILLSHADE -> new Measure.Hillshade(gradient(options), light(options));
      case TPI -> new Measure.Position();
      case TRI -> new Measure.Ruggedness(ruggedness(options));
      case ROUGHNESS -> new Measure.Roughness();
      case CURVATURE -> new Measure.Curvature();
    };
  }

  private static Gradient gradient(Map<TerrainOption, String> options) {
    String name = options.getOrDefault(TerrainOption.ALGORITHM, "Horn");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "horn" -> Gradient.HORN;
      case "zevenbergenthorne" -> Gradient.ZEVENBERGEN_THORNE;
      default ->
          throw new RequestException(
              "-alg " + name + " is not known", "name Horn or ZevenbergenThorne");
    };
  }

  private static Measure.RuggednessFormula ruggedness(Map<TerrainOption, String> options) {
    String name = options.getOrDefault(TerrainOption.ALGORITHM, "Riley");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "riley" -> Measure.RuggednessFormula.RILEY;
      case "wilson" -> Measure.RuggednessFormula.WILSON;
      default ->
          throw new RequestException("-alg " + name + " is not known", "name Riley or Wilson");
    };
  }

  private static Light light(Map<TerrainOption, String> options) {
    List<TerrainOption> shadings = options.keySet().stream().filter(SHADINGS::contains).toList();
    if (shadings.size() > 1) {
      throw new RequestException(
          shadings.get(0).flag() + " and " + shadings.get(1).flag() + " cannot be used together",
          "give one of them");
    }
    Light.Shading shading =
        shadings.isEmpty() ? Light.Shading.PLAIN : Light.Shading.valueOf(shadings.get(0).name());
    refuse(options, shading, Light.Shading.MULTIDIRECTIONAL, TerrainOption.AZIMUTH);
    refuse(options, shading, Light.Shading.IGOR, TerrainOption.ALTITUDE);
    double altitude = number(options, TerrainOption.ALTITUDE).orElse(Light.ALTITUDE);
    if (altitude < 0 || altitude > 90) {
      throw new RequestException(
          "-alt must be 0 to 90 degrees above the horizon but was " + altitude, "45 is usual");
    }
    return new Light(
        number(options, TerrainOption.AZIMUTH).orElse(Light.AZIMUTH), altitude, shading);
  }

  private static void refuse(
      Map<TerrainOption, String> options,
      Light.Shading shading,
      Light.Shading when,
      TerrainOption what) {
    if (shading == when && options.containsKey(what)) {
      throw new RequestException(
          what.flag() + " means nothing with -" + when.name().toLowerCase(Locale.ROOT),
          "leave it out");
    }
  }

  static Heights heights(Map<TerrainOption, String> options) {
    return new Heights(
        positive(options, TerrainOption.EXAGGERATION).orElse(1),
        positive(options, TerrainOption.SCALE));
  }

  private static OptionalDouble positive(Map<TerrainOption, String> options, TerrainOption option) {
    OptionalDouble number = number(options, option);
    if (number.isPresent() && !(number.getAsDouble() > 0)) {
      throw new RequestException(
          option.flag() + " must be positive but was " + number.getAsDouble(), "1 is usual");
    }
    return number;
  }

  private static OptionalDouble number(Map<TerrainOption, String> options, TerrainOption option) {
    if (!options.containsKey(option)) {
      return OptionalDouble.empty();
    }
    String text = options.get(option);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return OptionalDouble.of(number);
      }
    } catch (NumberFormatException _) {
      // answered below, as for numbers that are not finite
    }
    throw new RequestException(
        option.flag() + " '" + text + "' is not a number", "write it such as 45 or 0.5");
  }
}
