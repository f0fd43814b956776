package dev.swath.crs;

import dev.swath.UnsupportedDataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.locationtech.proj4j.Registry;
import org.locationtech.proj4j.units.Unit;
import org.locationtech.proj4j.units.Units;

/// A system in PROJ's words: `+proj=lcc +lat_1=49 …`.
///
/// @param words by key, without the plus; empty for flags
record ProjText(Map<String, String> words) {
  private static final Set<String> ANGLES_AND_LENGTHS =
      Set.of(
          "lat_0", "lon_0", "lat_1", "lat_2", "lat_ts", "lonc", "alpha", "gamma", "x_0", "y_0",
          "k_0");
  private static final Set<String> FLAGS = Set.of("south", "no_uoff");

  ProjText {
    words = Map.copyOf(words);
  }

  static ProjText parse(String text) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : text.strip().split("\\s+")) {
      String[] parts = word.replaceFirst("^\\+", "").split("=", 2);
      if (!parts[0].isEmpty() && !parts[0].equals("<>")) {
        words.put(parts[0].equals("k") ? "k_0" : parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return new ProjText(words);
  }

  /// What the text says of the projection, on an ellipsoid that is known better, or the text's own.
  Parameters parameters() {
    refuse("axis", "enu");
    refuse("to_degree", "");
    Map<String, Double> numbers = new TreeMap<>();
    words.keySet().stream()
        .filter(ANGLES_AND_LENGTHS::contains)
        .forEach(key -> numbers.put(key, number(key)));
    Set<String> flags =
        words.keySet().stream().filter(FLAGS::contains).collect(Collectors.toUnmodifiableSet());
    String projection = words.getOrDefault("proj", "");
    if (projection.equals("utm")) {
      return utm(flags);
    }
    if (Set.of("latlong", "latlon", "lonlat").contains(projection)) {
      projection = "longlat";
    }
    if (projection.equals("etmerc")) {
      projection = "tmerc";
    }
    boolean web = projection.equals("merc") && words.getOrDefault("nadgrids", "").equals("@null");
    return new Parameters(
        web ? "webmerc" : projection, numbers, flags, ellipsoid(), unit(), meridian());
  }

  private Parameters utm(Set<String> flags) {
    double zone = number("zone");
    if (zone != Math.rint(zone) || zone < 1 || zone > 60) {
      throw new UnsupportedDataException(
          "UTM has zones 1 to 60 but the text says " + words.get("zone"), "give one of them");
    }
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("lon_0", 6 * zone - 183);
    numbers.put("k_0", 0.9996);
    numbers.put("x_0", 500_000.0);
    numbers.put("y_0", flags.contains("south") ? 10_000_000.0 : 0.0);
    return new Parameters("tmerc", numbers, Set.of(), ellipsoid(), unit(), meridian());
  }

  private void refuse(String key, String usual) {
    if (!words.getOrDefault(key, usual).equals(usual)) {
      throw new UnsupportedDataException(
          "+" + key + "=" + words.get(key) + " is not supported", "leave it out");
    }
  }

  private double unit() {
    if (words.containsKey("to_meter")) {
      return number("to_meter");
    }
    String name = words.getOrDefault("units", "m");
    Unit unit = Units.findUnits(name);
    if (unit == null || !(unit.value > 0)) {
      throw new UnsupportedDataException(
          "the unit '" + name + "' is not known", "give +to_meter with its length in metres");
    }
    return unit.value;
  }

  private double meridian() {
    String name = words.getOrDefault("pm", "0");
    return switch (name) {
      case "greenwich" -> 0;
      case "lisbon" -> -(9 + (7 + 54.862 / 60) / 60);
      case "paris" -> 2 + (20 + 14.025 / 60) / 60;
      case "bogota" -> -(74 + (4 + 51.3 / 60) / 60);
      case "madrid" -> -(3 + (41 + 14.55 / 60) / 60);
      case "rome" -> 12 + (27 + 8.4 / 60) / 60;
      case "bern" -> 7 + (26 + 22.5 / 60) / 60;
      case "jakarta" -> 106 + (48 + 27.79 / 60) / 60;
      case "ferro" -> -(17 + 40.0 / 60);
      case "brussels" -> 4 + (22 + 4.71 / 60) / 60;
      case "stockholm" -> 18 + (3 + 29.8 / 60) / 60;
      case "athens" -> 23 + (42 + 58.815 / 60) / 60;
      case "oslo" -> 10 + (43 + 22.5 / 60) / 60;
      default -> number(name, "pm");
    };
  }

  /// The ellipsoid; WGS 84 if nothing is said.
  Ellipsoid ellipsoid() {
    Ellipsoid found = saidEllipsoid();
    if (!found.isValid()) {
      throw new UnsupportedDataException(
          "no Earth has a half-axis of "
              + found.a()
              + " m and a squared eccentricity of "
              + found.e2(),
          "check the ellipsoid");
    }
    return found;
  }

  private Ellipsoid saidEllipsoid() {
    if (words.containsKey("R")) {
      return Ellipsoid.sphere(number("R"));
    }
    if (words.containsKey("a")) {
      double a = number("a");
      if (words.containsKey("b")) {
        return Ellipsoid.ofHalfAxes(a, number("b"));
      }
      if (words.containsKey("rf")) {
        return Ellipsoid.ofInverseFlattening(a, number("rf"));
      }
      if (words.containsKey("f")) {
        return Ellipsoid.ofInverseFlattening(a, 1 / number("f"));
      }
      return words.containsKey("es") ? new Ellipsoid(a, number("es")) : Ellipsoid.sphere(a);
    }
    if (words.containsKey("datum")) {
      return named(datum().getEllipsoid());
    }
    return words.containsKey("ellps") ? ellipsoid(words.get("ellps")) : Ellipsoid.WGS84;
  }

  private static Ellipsoid ellipsoid(String name) {
    var found = new Registry().getEllipsoid(name);
    if (found == null) {
      throw new UnsupportedDataException(
          "the ellipsoid '" + name + "' is not known", "give +a and +b in metres");
    }
    return named(found);
  }

  private static Ellipsoid named(org.locationtech.proj4j.datum.Ellipsoid found) {
    return switch (found.getShortName()) {
      case "WGS84" -> Ellipsoid.WGS84;
      case "GRS80" -> Ellipsoid.GRS80;
      default -> new Ellipsoid(found.getA(), found.getEccentricitySquared());
    };
  }

  private org.locationtech.proj4j.datum.Datum datum() {
    var found = new Registry().getDatum(words.get("datum"));
    if (found == null) {
      throw new UnsupportedDataException(
          "the datum '" + words.get("datum") + "' is not known",
          "give its ellipsoid and its shift with +towgs84");
    }
    return found;
  }

  /// The tie to WGS 84 if the text says one, or needs none.
  Optional<Tie> tie() {
    String grids = words.getOrDefault("nadgrids", "@null");
    if (!grids.equals("@null")) {
      return Optional.of(new Tie.Unknown());
    }
    if (words.containsKey("towgs84")) {
      return Optional.of(helmert(words.get("towgs84")));
    }
    if (words.containsKey("datum")) {
      return Optional.of(tie(words.get("datum")));
    }
    return Optional.empty();
  }

  /// The shifts of PROJ's named datums.
  private static Tie tie(String datum) {
    return switch (datum) {
      case "WGS84", "NAD83" -> new Tie.Wgs84();
      case "GGRS87" -> helmert("-199.87,74.79,246.62");
      case "potsdam" -> helmert("598.1,73.7,418.2,0.202,0.045,-2.455,6.7");
      case "carthage" -> helmert("-263.0,6.0,431.0");
      case "hermannskogel" -> helmert("577.326,90.129,463.919,5.137,1.474,5.297,2.4232");
      case "ire65" -> helmert("482.530,-130.596,564.557,-1.042,-0.214,-0.631,8.15");
      case "nzgd49" -> helmert("59.47,-5.04,187.44,0.47,-0.1,1.024,-4.5993");
      case "OSGB36" -> helmert("446.448,-125.157,542.06,0.1502,0.2470,0.8421,-20.4894");
      default -> new Tie.Unknown();
    };
  }

  static Tie helmert(String list) {
    String[] parts = list.split(",");
    if (parts.length != 3 && parts.length != 7) {
      throw new UnsupportedDataException(
          "a shift has 3 or 7 numbers but '" + list + "' has " + parts.length,
          "give them as +towgs84=dx,dy,dz or +towgs84=dx,dy,dz,rx,ry,rz,s");
    }
    List<Double> numbers = List.of(parts).stream().map(part -> number(part, "towgs84")).toList();
    boolean none = numbers.stream().allMatch(number -> number == 0);
    return none ? new Tie.Wgs84() : new Tie.Helmert(numbers);
  }

  private double number(String key) {
    return number(words.getOrDefault(key, ""), key);
  }

  private static double number(String text, String key) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // answered below, as for numbers that are not finite
    }
    throw new UnsupportedDataException(
        "+" + key + "='" + text + "' is not a number", "give it in degrees or metres");
  }
}
