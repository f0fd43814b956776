package dev.swath.geotiff.geo;

/// The GeoKeys Swath knows, by number.
public final class GeoKey {
  public static final int MODEL_TYPE = 1024;
  public static final int RASTER_TYPE = 1025;
  public static final int CITATION = 1026;
  public static final int GEODETIC_CRS = 2048;
  public static final int GEOG_CITATION = 2049;
  public static final int GEODETIC_DATUM = 2050;
  public static final int PRIME_MERIDIAN = 2051;
  public static final int GEOG_ANGULAR_UNITS = 2054;
  public static final int GEOG_ANGULAR_UNIT_SIZE = 2055;
  public static final int ELLIPSOID = 2056;
  public static final int SEMI_MAJOR_AXIS = 2057;
  public static final int SEMI_MINOR_AXIS = 2058;
  public static final int INVERSE_FLATTENING = 2059;
  public static final int PRIME_MERIDIAN_LONGITUDE = 2061;
  public static final int PROJECTED_CRS = 3072;
  public static final int PROJECTED_CITATION = 3073;
  public static final int PROJECTION = 3074;
  public static final int PROJECTION_METHOD = 3075;
  public static final int LINEAR_UNITS = 3076;
  public static final int LINEAR_UNIT_SIZE = 3077;
  public static final int STANDARD_PARALLEL_1 = 3078;
  public static final int STANDARD_PARALLEL_2 = 3079;
  public static final int NATURAL_ORIGIN_LONGITUDE = 3080;
  public static final int NATURAL_ORIGIN_LATITUDE = 3081;
  public static final int FALSE_EASTING = 3082;
  public static final int FALSE_NORTHING = 3083;
  public static final int FALSE_ORIGIN_LONGITUDE = 3084;
  public static final int FALSE_ORIGIN_LATITUDE = 3085;
  public static final int FALSE_ORIGIN_EASTING = 3086;
  public static final int FALSE_ORIGIN_NORTHING = 3087;
  public static final int CENTER_LONGITUDE = 3088;
  public static final int CENTER_LATITUDE = 3089;
  public static final int CENTER_EASTING = 3090;
  public static final int CENTER_NORTHING = 3091;
  public static final int SCALE_AT_NATURAL_ORIGIN = 3092;
  public static final int SCALE_AT_CENTER = 3093;
  public static final int AZIMUTH = 3094;
  public static final int STRAIGHT_VERTICAL_POLE_LONGITUDE = 3095;
  public static final int RECTIFIED_GRID_ANGLE = 3096;
  public static final int VERTICAL_CRS = 4096;

  /// The value of a code that the file defines itself.
  public static final int USER_DEFINED = 32767;

  /// Model types.
  public static final int PROJECTED = 1;

  public static final int GEOGRAPHIC = 2;
  public static final int GEOCENTRIC = 3;

  /// The raster type of samples that stand for areas.
  public static final int PIXEL_IS_AREA = 1;

  /// The raster type of samples that stand for points.
  public static final int PIXEL_IS_POINT = 2;

  private GeoKey() {}
}
