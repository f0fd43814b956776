package dev.swath.grid;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A projection's method as WKT 1 and WKT 2 call it, with the EPSG codes of its parameters.
///
/// @param code EPSG code of the method, or 0
enum Wkt1Method {
  TRANSVERSE_MERCATOR(
      "transverse_mercator",
      "Transverse Mercator",
      9807,
      Parameter.LATITUDE,
      Parameter.LONGITUDE,
      Parameter.SCALE,
      Parameter.EASTING,
      Parameter.NORTHING),
  MERCATOR_1(
      "mercator_1sp",
      "Mercator (variant A)",
      9804,
      Parameter.LATITUDE,
      Parameter.LONGITUDE,
      Parameter.SCALE,
      Parameter.EASTING,
      Parameter.NORTHING),
  MERCATOR_2(
      "mercator_2sp",
      "Mercator (variant B)",
      9805,
      Parameter.PARALLEL_1,
      Parameter.LONGITUDE,
      Parameter.EASTING,
      Parameter.NORTHING),
  LAMBERT_1(
      "lambert_conformal_conic_1sp",
      "Lambert Conic Conformal (1SP)",
      9801,
      Parameter.LATITUDE,
      Parameter.LONGITUDE,
      Parameter.SCALE,
      Parameter.EASTING,
      Parameter.NORTHING),
  LAMBERT_2(
      "lambert_conformal_conic_2sp",
      "Lambert Conic Conformal (2SP)",
      9802,
      Parameter.FALSE_LATITUDE,
      Parameter.FALSE_LONGITUDE,
      Parameter.PARALLEL_1,
      Parameter.PARALLEL_2,
      Parameter.FALSE_EASTING,
      Parameter.FALSE_NORTHING),
  ALBERS(
      "albers_conic_equal_area",
      "Albers Equal Area",
      9822,
      Parameter.FALSE_LATITUDE,
      Parameter.FALSE_LONGITUDE,
      Parameter.PARALLEL_1,
      Parameter.PARALLEL_2,
      Parameter.FALSE_EASTING,
      Parameter.FALSE_NORTHING),
  LAMBERT_EQUAL_AREA(
      "lambert_azimuthal_equal_area",
      "Lambert Azimuthal Equal Area",
      9820,
      Parameter.LATITUDE,
      Parameter.LONGITUDE,
      Parameter.EASTING,
      Parameter.NORTHING),
  POLAR_STEREOGRAPHIC(
      "polar_stereographic",
      "Polar Stereographic (variant B)",
      9829,
      Parameter.POLAR_PARALLEL,
      Parameter.POLAR_LONGITUDE,
      Parameter.EASTING,
      Parameter.NORTHING),
  OBLIQUE_STEREOGRAPHIC(
      "oblique_stereographic",
      "Oblique Stereographic",
      9809,
      Parameter.LATITUDE,
      Parameter.LONGITUDE,
      Parameter.SCALE,
      Parameter.EASTING,
      Parameter.NORTHING),
  EQUIRECTANGULAR(
      "equirectangular",
      "Equidistant Cylindrical",
      1028,
      Parameter.PARALLEL_1,
      Parameter.LONGITUDE,
      Parameter.EASTING,
      Parameter.NORTHING),
  SINUSOIDAL(
      "sinusoidal", "Sinusoidal", 0, Parameter.LONGITUDE, Parameter.EASTING, Parameter.NORTHING);

  /// What a parameter measures.
  enum Kind {
    ANGLE,
    LENGTH,
    SCALE
  }

  /// A parameter: its name and EPSG code in WKT 2, and what WKT 1 may call it.
  enum Parameter {
    LATITUDE(
        "Latitude of natural origin", 8801, Kind.ANGLE, "latitude_of_origin", "latitude_of_center"),
    LONGITUDE(
        "Longitude of natural origin", 8802, Kind.ANGLE, "central_meridian", "longitude_of_center"),
    SCALE("Scale factor at natural origin", 8805, Kind.SCALE, "scale_factor"),
    EASTING("False easting", 8806, Kind.LENGTH, "false_easting"),
    NORTHING("False northing", 8807, Kind.LENGTH, "false_northing"),
    FALSE_LATITUDE(
        "Latitude of false origin", 8821, Kind.ANGLE, "latitude_of_origin", "latitude_of_center"),
    FALSE_LONGITUDE(
        "Longitude of false origin", 8822, Kind.ANGLE, "central_meridian", "longitude_of_center"),
    PARALLEL_1("Latitude of 1st standard parallel", 8823, Kind.ANGLE, "standard_parallel_1"),
    PARALLEL_2("Latitude of 2nd standard parallel", 8824, Kind.ANGLE, "standard_parallel_2"),
    FALSE_EASTING("Easting at false origin", 8826, Kind.LENGTH, "false_easting"),
    FALSE_NORTHING("Northing at false origin", 8827, Kind.LENGTH, "false_northing"),
    POLAR_PARALLEL("Latitude of standard parallel", 8832, Kind.ANGLE, "latitude_of_origin"),
    POLAR_LONGITUDE("Longitude of origin", 8833, Kind.ANGLE, "central_meridian");

    private final String label;
    private final int code;
    private final Kind kind;
    private final List<String> names;

    Parameter(String label, int code, Kind kind, String... names) {
      this.label = label;
      this.code = code;
      this.kind = kind;
      this.names = List.of(names);
    }

    String label() {
      return label;
    }

    int code() {
      return code;
    }

    Kind kind() {
      return kind;
    }

    /// The number that a system gives for it; what is left out is 0, for a scale 1.
    Optional<String> value(Wkt system) {
      Optional<Wkt> given =
          system.children("PARAMETER").stream()
              .filter(p -> names.contains(p.name().toLowerCase(Locale.ROOT)))
              .findFirst();
      return given.isEmpty()
          ? Optional.of(kind == Kind.SCALE ? "1" : "0")
          : given.get().text(1).filter(Wkt1Method::isNumber);
    }
  }

  private final String name;
  private final String label;
  private final int code;
  private final List<Parameter> parameters;

  Wkt1Method(String name, String label, int code, Parameter... parameters) {
    this.name = name;
    this.label = label;
    this.code = code;
    this.parameters = List.of(parameters);
  }

  String label() {
    return label;
  }

  int code() {
    return code;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /// The method of a name in WKT 1, if it has all that the system says: no parameter may be lost,
  /// such as a scale at the pole or an origin off the equator.
  static Optional<Wkt1Method> of(String name, Wkt system) {
    for (Wkt1Method method : values()) {
      if (method.name.equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(method).filter(m -> m.hasAll(system));
      }
    }
    return Optional.empty();
  }

  static boolean isNumber(String text) {
    return text.matches("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");
  }

  private boolean hasAll(Wkt system) {
    return system.children("PARAMETER").stream().allMatch(p -> has(p) || isNothing(p));
  }

  private boolean has(Wkt parameter) {
    String called = parameter.name().toLowerCase(Locale.ROOT);
    return parameters.stream().anyMatch(p -> p.names.contains(called));
  }

  private static boolean isNothing(Wkt parameter) {
    String value = parameter.text(1).orElse("");
    boolean scale = parameter.name().equalsIgnoreCase("scale_factor");
    return value.matches(scale ? "1(\\.0*)?" : "-?0(\\.0*)?");
  }
}
