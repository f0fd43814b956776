package dev.swath.crs;

import dev.swath.grid.Wkt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A projection's method: what well-known text calls it, and what PROJ does.
enum Method {
  TRANSVERSE_MERCATOR("tmerc", "9807", "transversemercator", "gausskruger"),
  MERCATOR_A("merc", "9804", "mercatorvarianta", "mercator1sp"),
  MERCATOR_B("merc", "9805", "mercatorvariantb", "mercator2sp", "mercator"),
  WEB_MERCATOR("webmerc", "1024", "popularvisualisationpseudomercator", "mercatorauxiliarysphere"),
  LAMBERT_1("lcc", "9801", "lambertconicconformal1sp", "lambertconformalconic1sp"),
  LAMBERT_2(
      "lcc",
      "9802",
      "lambertconicconformal2sp",
      "lambertconformalconic2sp",
      "lambertconformalconic"),
  ALBERS("aea", "9822", "albersequalarea", "albersconicequalarea", "albers"),
  LAMBERT_EQUAL_AREA("laea", "9820", "lambertazimuthalequalarea", "1027"),
  POLAR_STEREOGRAPHIC_A("stere", "9810", "polarstereographicvarianta"),
  POLAR_STEREOGRAPHIC_B(
      "stere",
      "9829",
      "polarstereographicvariantb",
      "polarstereographic",
      "stereographicnorthpole",
      "stereographicsouthpole"),
  OBLIQUE_STEREOGRAPHIC("sterea", "9809", "obliquestereographic", "doublestereographic"),
  EQUIDISTANT_CYLINDRICAL(
      "eqc", "1028", "equidistantcylindrical", "equirectangular", "platecarree", "1029", "9842"),
  EQUAL_AREA_CYLINDRICAL(
      "cea", "9835", "lambertcylindricalequalarea", "cylindricalequalarea", "9834"),
  SINUSOIDAL("sinu", "sinusoidal"),
  MOLLWEIDE("moll", "mollweide"),
  POLYCONIC("poly", "9818", "americanpolyconic", "polyconic"),
  OBLIQUE_MERCATOR_A("omerc", "9812", "hotineobliquemercatorvarianta", "hotineobliquemercator"),
  OBLIQUE_MERCATOR_B(
      "omerc", "9815", "hotineobliquemercatorvariantb", "hotineobliquemercatorazimuthcenter"),
  AZIMUTHAL_EQUIDISTANT("aeqd", "1125", "azimuthalequidistant");

  private final String projection;
  private final List<String> names;

  Method(String projection, String... names) {
    this.projection = projection;
    this.names = List.of(names);
  }

  /// PROJ's name.
  String projection() {
    return projection;
  }

  /// The method that a node `METHOD` or `PROJECTION` names, by its EPSG code or its name.
  static Optional<Method> of(Wkt node) {
    if (node.epsg().isPresent()) {
      Optional<Method> coded = named(Integer.toString(node.epsg().getAsInt()));
      if (coded.isPresent()) {
        return coded;
      }
    }
    return named(node.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
  }

  private static Optional<Method> named(String name) {
    for (Method method : values()) {
      if (method.names.contains(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /// PROJ's key for a parameter's name in well-known text; empty for one that is not known.
  static Optional<String> key(String parameter) {
    return Optional.ofNullable(
        switch (parameter.toLowerCase(Locale.ROOT).replace('_', ' ')) {
          case "latitude of natural origin",
              "latitude of origin",
              "latitude of center",
              "latitude of false origin",
              "latitude of projection centre" ->
              "lat_0";
          case "longitude of natural origin",
              "central meridian",
              "longitude of false origin",
              "longitude of origin",
              "longitude of center",
              "longitude of projection centre",
              "straight vertical longitude from pole" ->
              "lon_0";
          case "scale factor at natural origin",
              "scale factor",
              "scale factor at projection centre",
              "scale factor on initial line" ->
              "k_0";
          case "false easting", "easting at false origin", "easting at projection centre" -> "x_0";
          case "false northing", "northing at false origin", "northing at projection centre" ->
              "y_0";
          case "latitude of 1st standard parallel", "standard parallel 1" -> "lat_1";
          case "latitude of 2nd standard parallel", "standard parallel 2" -> "lat_2";
          case "latitude of standard parallel" -> "lat_ts";
          case "azimuth at projection centre", "azimuth of initial line", "azimuth" -> "alpha";
          case "angle from rectified to skew grid", "rectified grid angle" -> "gamma";
          default -> null;
        });
  }
}
