package dev.swath.geotiff.geo;

import static dev.swath.geotiff.geo.Projection.Parameter.AZIMUTH;
import static dev.swath.geotiff.geo.Projection.Parameter.CENTER_LATITUDE;
import static dev.swath.geotiff.geo.Projection.Parameter.CENTER_LONGITUDE;
import static dev.swath.geotiff.geo.Projection.Parameter.LATITUDE;
import static dev.swath.geotiff.geo.Projection.Parameter.LONGITUDE;
import static dev.swath.geotiff.geo.Projection.Parameter.PARALLEL_1;
import static dev.swath.geotiff.geo.Projection.Parameter.PARALLEL_2;
import static dev.swath.geotiff.geo.Projection.Parameter.POLE_LATITUDE;
import static dev.swath.geotiff.geo.Projection.Parameter.POLE_LONGITUDE;
import static dev.swath.geotiff.geo.Projection.Parameter.RECTIFIED_ANGLE;
import static dev.swath.geotiff.geo.Projection.Parameter.SCALE;

import java.util.List;
import java.util.Optional;

/// The projection methods GeoTIFF numbers, with their names and parameters in WKT 1.
enum Projection {
  TRANSVERSE_MERCATOR(1, "Transverse_Mercator", LATITUDE, LONGITUDE, SCALE),
  HOTINE(
      3,
      "Hotine_Oblique_Mercator",
      CENTER_LATITUDE,
      CENTER_LONGITUDE,
      AZIMUTH,
      RECTIFIED_ANGLE,
      SCALE),
  LABORDE(4, "Laborde_Oblique_Mercator", CENTER_LATITUDE, CENTER_LONGITUDE, AZIMUTH, SCALE),
  SWISS(5, "Swiss_Oblique_Cylindrical", CENTER_LATITUDE, LONGITUDE),
  MERCATOR(7, "Mercator_1SP", LONGITUDE, SCALE),
  LAMBERT_2(8, "Lambert_Conformal_Conic_2SP", PARALLEL_1, PARALLEL_2, LATITUDE, LONGITUDE),
  LAMBERT_1(9, "Lambert_Conformal_Conic_1SP", LATITUDE, LONGITUDE, SCALE),
  LAMBERT_EQUAL_AREA(10, "Lambert_Azimuthal_Equal_Area", CENTER_LATITUDE, CENTER_LONGITUDE),
  ALBERS(11, "Albers_Conic_Equal_Area", PARALLEL_1, PARALLEL_2, CENTER_LATITUDE, CENTER_LONGITUDE),
  AZIMUTHAL_EQUIDISTANT(12, "Azimuthal_Equidistant", CENTER_LATITUDE, CENTER_LONGITUDE),
  EQUIDISTANT_CONIC(
      13, "Equidistant_Conic", PARALLEL_1, PARALLEL_2, CENTER_LATITUDE, CENTER_LONGITUDE),
  STEREOGRAPHIC(14, "Stereographic", LATITUDE, LONGITUDE, SCALE),
  POLAR_STEREOGRAPHIC(15, "Polar_Stereographic", POLE_LATITUDE, POLE_LONGITUDE, SCALE),
  OBLIQUE_STEREOGRAPHIC(16, "Oblique_Stereographic", LATITUDE, LONGITUDE, SCALE),
  EQUIRECTANGULAR(17, "Equirectangular", LATITUDE, LONGITUDE, PARALLEL_1),
  CASSINI(18, "Cassini_Soldner", LATITUDE, LONGITUDE),
  GNOMONIC(19, "Gnomonic", LATITUDE, LONGITUDE),
  MILLER(20, "Miller_Cylindrical", CENTER_LATITUDE, CENTER_LONGITUDE),
  ORTHOGRAPHIC(21, "Orthographic", LATITUDE, LONGITUDE),
  POLYCONIC(22, "Polyconic", LATITUDE, LONGITUDE),
  ROBINSON(23, "Robinson", CENTER_LONGITUDE),
  SINUSOIDAL(24, "Sinusoidal", CENTER_LONGITUDE),
  VAN_DER_GRINTEN(25, "VanDerGrinten", LONGITUDE),
  NEW_ZEALAND(26, "New_Zealand_Map_Grid", LATITUDE, LONGITUDE),
  SOUTH_ORIENTED(27, "Transverse_Mercator_South_Orientated", LATITUDE, LONGITUDE, SCALE),
  CYLINDRICAL_EQUAL_AREA(28, "Cylindrical_Equal_Area", PARALLEL_1, LONGITUDE),
  HOTINE_CENTER(
      9815,
      "Hotine_Oblique_Mercator_Azimuth_Center",
      CENTER_LATITUDE,
      CENTER_LONGITUDE,
      AZIMUTH,
      RECTIFIED_ANGLE,
      SCALE);

  /// A parameter: its name in WKT 1, its value where no key gives one, and the keys that may,
  /// first come first served.
  enum Parameter {
    LATITUDE(
        "latitude_of_origin",
        0,
        GeoKey.NATURAL_ORIGIN_LATITUDE,
        GeoKey.FALSE_ORIGIN_LATITUDE,
        GeoKey.CENTER_LATITUDE),
    CENTER_LATITUDE(
        "latitude_of_center",
        0,
        GeoKey.CENTER_LATITUDE,
        GeoKey.NATURAL_ORIGIN_LATITUDE,
        GeoKey.FALSE_ORIGIN_LATITUDE),
    POLE_LATITUDE(
        "latitude_of_origin",
        0,
        GeoKey.NATURAL_ORIGIN_LATITUDE,
        GeoKey.FALSE_ORIGIN_LATITUDE,
        GeoKey.CENTER_LATITUDE),
    LONGITUDE(
        "central_meridian",
        0,
        GeoKey.NATURAL_ORIGIN_LONGITUDE,
        GeoKey.FALSE_ORIGIN_LONGITUDE,
        GeoKey.CENTER_LONGITUDE),
    CENTER_LONGITUDE(
        "longitude_of_center",
        0,
        GeoKey.CENTER_LONGITUDE,
        GeoKey.NATURAL_ORIGIN_LONGITUDE,
        GeoKey.FALSE_ORIGIN_LONGITUDE),
    POLE_LONGITUDE(
        "central_meridian",
        0,
        GeoKey.STRAIGHT_VERTICAL_POLE_LONGITUDE,
        GeoKey.NATURAL_ORIGIN_LONGITUDE,
        GeoKey.FALSE_ORIGIN_LONGITUDE,
        GeoKey.CENTER_LONGITUDE),
    PARALLEL_1("standard_parallel_1", 0, GeoKey.STANDARD_PARALLEL_1),
    PARALLEL_2("standard_parallel_2", 0, GeoKey.STANDARD_PARALLEL_2),
    SCALE("scale_factor", 1, GeoKey.SCALE_AT_NATURAL_ORIGIN, GeoKey.SCALE_AT_CENTER),
    AZIMUTH("azimuth", 0, GeoKey.AZIMUTH),
    RECTIFIED_ANGLE("rectified_grid_angle", 90, GeoKey.RECTIFIED_GRID_ANGLE),
    EASTING(
        "false_easting",
        0,
        GeoKey.FALSE_EASTING,
        GeoKey.FALSE_ORIGIN_EASTING,
        GeoKey.CENTER_EASTING),
    NORTHING(
        "false_northing",
        0,
        GeoKey.FALSE_NORTHING,
        GeoKey.FALSE_ORIGIN_NORTHING,
        GeoKey.CENTER_NORTHING);

    private final String wkt;
    private final double absent;
    private final int[] keys;

    Parameter(String wkt, double absent, int... keys) {
      this.wkt = wkt;
      this.absent = absent;
      this.keys = keys;
    }

    String wkt() {
      return wkt;
    }

    double value(GeoKeys from) {
      for (int key : keys) {
        if (from.number(key).isPresent()) {
          return from.number(key).getAsDouble();
        }
      }
      return absent;
    }
  }

  private final int code;
  private final String wkt;
  private final List<Parameter> parameters;

  Projection(int code, String wkt, Parameter... parameters) {
    this.code = code;
    this.wkt = wkt;
    this.parameters = List.of(parameters);
  }

  String wkt() {
    return wkt;
  }

  /// The parameters beside the false easting and northing that all methods have.
  List<Parameter> parameters() {
    return parameters;
  }

  static Optional<Projection> of(int code) {
    for (Projection projection : values()) {
      if (projection.code == code) {
        return Optional.of(projection);
      }
    }
    return Optional.empty();
  }
}
