package dev.swath.crs;

import dev.swath.UnsupportedDataException;
import dev.swath.grid.Crs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Turns PROJ's words into well-known text of version 1, which formats can keep and other programs
/// read.
final class ProjWkt {
  private final Parameters parameters;
  private final Map<String, Double> numbers;
  private final Optional<Tie> tie;

  private ProjWkt(Parameters parameters, Optional<Tie> tie) {
    this.parameters = parameters;
    this.numbers = new LinkedHashMap<>(parameters.numbers());
    this.tie = tie;
  }

  /// The system of a text such as `+proj=laea +lat_0=52 +lon_0=10`.
  static Crs of(String text) {
    ProjText words = ProjText.parse(text);
    Parameters parameters = words.parameters();
    parameters.open();
    return Crs.ofWkt(new ProjWkt(parameters, words.tie()).text());
  }

  private String text() {
    if (parameters.projection().equals("longlat")) {
      return geographic();
    }
    String name = name();
    StringBuilder text = new StringBuilder("PROJCS[\"unnamed\",").append(geographic());
    text.append(",PROJECTION[\"").append(name).append("\"]");
    numbers.forEach(
        (key, value) ->
            text.append(",PARAMETER[\"")
                .append(parameter(key))
                .append("\",")
                .append(inUnits(key, value))
                .append(']'));
    return text.append(",UNIT[\"")
        .append(unitName())
        .append("\",")
        .append(parameters.unit())
        .append("]]")
        .toString();
  }

  private double inUnits(String key, double value) {
    return key.equals("x_0") || key.equals("y_0") ? value / parameters.unit() : value;
  }

  private String unitName() {
    return parameters.unit() == 1 ? "metre" : "unit";
  }

  private String geographic() {
    Ellipsoid ellipsoid = parameters.ellipsoid();
    double f = ellipsoid.flattening();
    return "GEOGCS[\"unnamed\",DATUM[\"unknown\",SPHEROID[\"unnamed\","
        + ellipsoid.a()
        + ","
        + inverseFlattening(ellipsoid, f)
        + "]"
        + shift()
        + "],PRIMEM[\"unnamed\","
        + parameters.meridian()
        + "],UNIT[\"degree\",0.0174532925199433]]";
  }

  private static double inverseFlattening(Ellipsoid ellipsoid, double f) {
    if (ellipsoid.equals(Ellipsoid.WGS84)) {
      return 298.257223563;
    }
    if (ellipsoid.equals(Ellipsoid.GRS80)) {
      return 298.257222101;
    }
    return f == 0 ? 0 : 1 / f;
  }

  private String shift() {
    if (tie.isEmpty() || !(tie.get() instanceof Tie.Helmert(java.util.List<Double> shift))) {
      return "";
    }
    StringBuilder list = new StringBuilder(",TOWGS84[");
    for (int i = 0; i < 7; i++) {
      list.append(i == 0 ? "" : ",").append(i < shift.size() ? shift.get(i) : 0.0);
    }
    return list.append(']').toString();
  }

  /// The method's name in WKT 1; brings the parameters into the form that it wants.
  private String name() {
    return switch (parameters.projection()) {
      case "tmerc" -> "Transverse_Mercator";
      case "merc" -> mercator();
      case "lcc" -> lambert();
      case "aea" -> "Albers_Conic_Equal_Area";
      case "laea" -> "Lambert_Azimuthal_Equal_Area";
      case "stere" -> stereographic();
      case "sterea" -> "Oblique_Stereographic";
      case "eqc" -> trueParallel("Equirectangular");
      case "cea" -> trueParallel("Cylindrical_Equal_Area");
      case "sinu" -> "Sinusoidal";
      case "moll" -> "Mollweide";
      case "poly" -> "Polyconic";
      case "aeqd" -> "Azimuthal_Equidistant";
      default ->
          throw new UnsupportedDataException(
              "+proj=" + parameters.projection() + " cannot be turned into well-known text",
              "give an EPSG code or well-known text");
    };
  }

  private String mercator() {
    if (!numbers.containsKey("lat_ts")) {
      return "Mercator_1SP";
    }
    numbers.put("lat_1", numbers.remove("lat_ts"));
    return "Mercator_2SP";
  }

  private String lambert() {
    double first = numbers.getOrDefault("lat_1", 0.0);
    boolean single = !numbers.containsKey("lat_2") && numbers.getOrDefault("lat_0", 0.0) == first;
    if (single) {
      numbers.remove("lat_1");
      return "Lambert_Conformal_Conic_1SP";
    }
    numbers.putIfAbsent("lat_2", first);
    return "Lambert_Conformal_Conic_2SP";
  }

  private String stereographic() {
    double origin = numbers.getOrDefault("lat_0", 0.0);
    if (Math.abs(origin) != 90) {
      throw new UnsupportedDataException(
          "+proj=stere must be at a pole but is at latitude " + origin, "take +proj=sterea");
    }
    double parallel = numbers.getOrDefault("lat_ts", origin);
    numbers.remove("lat_ts");
    numbers.put("lat_0", parallel);
    return "Polar_Stereographic";
  }

  private String trueParallel(String name) {
    numbers.put("lat_1", numbers.getOrDefault("lat_ts", 0.0));
    numbers.remove("lat_ts");
    return name;
  }

  private static String parameter(String key) {
    return switch (key) {
      case "lat_0" -> "latitude_of_origin";
      case "lon_0" -> "central_meridian";
      case "k_0" -> "scale_factor";
      case "x_0" -> "false_easting";
      case "y_0" -> "false_northing";
      case "lat_1" -> "standard_parallel_1";
      case "lat_2" -> "standard_parallel_2";
      default ->
          throw new UnsupportedDataException(
              "+" + key + " cannot be turned into well-known text",
              "give an EPSG code or well-known text");
    };
  }
}
