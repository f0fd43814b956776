package dev.swath.geotiff.geo;

import dev.swath.geotiff.geo.Ellipsoids.Datum;
import dev.swath.geotiff.geo.Ellipsoids.Ellipsoid;
import dev.swath.geotiff.geo.Ellipsoids.Geographic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Well-known text, in GDAL's dialect of WKT 1, of a system that a file defines by its keys.
final class WktWriter {
  private static final int UTM_NORTH = 16000;
  private static final int UTM_SOUTH = 16100;

  private final GeoKeys keys;

  private WktWriter(GeoKeys keys) {
    this.keys = keys;
  }

  /// The text, or a warning and none if the keys do not say enough.
  static Optional<String> write(GeoKeys keys, List<String> warnings) {
    return new WktWriter(keys).write(warnings);
  }

  private Optional<String> write(List<String> warnings) {
    Optional<String> base = geographic();
    boolean projected =
        keys.code(GeoKey.MODEL_TYPE).orElse(0) == GeoKey.PROJECTED
            || keys.code(GeoKey.PROJECTED_CRS).isPresent();
    if (base.isEmpty()) {
      if (projected || keys.code(GeoKey.GEODETIC_CRS).isPresent()) {
        warnings.add("the GeoKeys do not define the ellipsoid of their reference system");
      }
      return Optional.empty();
    }
    if (!projected) {
      return base;
    }
    Optional<String> projection = projection();
    if (projection.isEmpty()) {
      warnings.add("the GeoKeys do not name a projection that is known");
    }
    return projection.map(text -> projected(base.get(), text));
  }

  private String projected(String base, String projection) {
    String name = CrsReader.name(keys);
    Units unit = Units.of(keys, GeoKey.LINEAR_UNITS, GeoKey.LINEAR_UNIT_SIZE, Units.METRE);
    return "PROJCS["
        + quoted(name.isEmpty() ? "unnamed" : name)
        + ","
        + base
        + ","
        + projection
        + ","
        + unit.wkt()
        + ",AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]]";
  }

  private Optional<String> projection() {
    OptionalInt method = keys.code(GeoKey.PROJECTION_METHOD);
    if (method.isPresent() && method.getAsInt() != GeoKey.USER_DEFINED) {
      return Projection.of(method.getAsInt()).map(this::projection);
    }
    int operation = keys.code(GeoKey.PROJECTION).orElse(0);
    return utm(operation - UTM_NORTH, 0).or(() -> utm(operation - UTM_SOUTH, 10_000_000));
  }

  private static Optional<String> utm(int zone, int northing) {
    if (zone < 1 || zone > 60) {
      return Optional.empty();
    }
    return Optional.of(
        "PROJECTION[\"Transverse_Mercator\"]"
            + parameter("latitude_of_origin", 0)
            + parameter("central_meridian", 6 * zone - 183)
            + parameter("scale_factor", 0.9996)
            + parameter("false_easting", 500_000)
            + parameter("false_northing", northing));
  }

  private String projection(Projection projection) {
    List<Projection.Parameter> parameters = new ArrayList<>(projection.parameters());
    String name = projection.wkt();
    if (projection == Projection.MERCATOR && keys.number(GeoKey.STANDARD_PARALLEL_1).isPresent()) {
      name = "Mercator_2SP";
      parameters =
          new ArrayList<>(List.of(Projection.Parameter.PARALLEL_1, Projection.Parameter.LONGITUDE));
    }
    parameters.add(Projection.Parameter.EASTING);
    parameters.add(Projection.Parameter.NORTHING);
    StringBuilder text = new StringBuilder("PROJECTION[" + quoted(name) + "]");
    for (Projection.Parameter parameter : parameters) {
      text.append(parameter(parameter.wkt(), parameter.value(keys)));
    }
    return text.toString();
  }

  private static String parameter(String name, double value) {
    return ",PARAMETER[" + quoted(name) + "," + Units.number(value) + "]";
  }

  private Optional<String> geographic() {
    OptionalInt code = keys.code(GeoKey.GEODETIC_CRS);
    Optional<Geographic> known =
        code.isPresent() ? Ellipsoids.geographic(code.getAsInt()) : Optional.empty();
    Optional<Datum> datum = known.map(g -> resized(g.datum())).or(this::datum);
    String name =
        known
            .map(Geographic::name)
            .or(this::citedName)
            .orElse(datum.map(Datum::name).orElse("unknown"));
    String authority =
        code.isPresent() && CrsReader.isEpsg(code.getAsInt()) ? authority(code.getAsInt()) : "";
    return datum.map(
        d ->
            "GEOGCS["
                + quoted(name)
                + ","
                + wkt(d)
                + ","
                + meridian()
                + ","
                + angle()
                + authority
                + "]");
  }

  private Optional<String> citedName() {
    return keys.text(GeoKey.GEOG_CITATION)
        .map(text -> CrsReader.part(text, "GCS Name").orElse(text));
  }

  /// A known datum with the size of ellipsoid that the keys give, which may be another.
  private Datum resized(Datum known) {
    return keys.number(GeoKey.SEMI_MAJOR_AXIS).isEmpty()
        ? known
        : ellipsoid()
            .filter(own -> !own.hasSizeOf(known.ellipsoid()))
            .map(own -> new Datum(0, known.name(), own))
            .orElse(known);
  }

  private Optional<Datum> datum() {
    int code = keys.code(GeoKey.GEODETIC_DATUM).orElse(0);
    Optional<Datum> known = Ellipsoids.datum(code);
    if (known.isPresent()) {
      return known;
    }
    String name =
        keys.text(GeoKey.GEOG_CITATION)
            .flatMap(text -> CrsReader.part(text, "Datum"))
            .orElse("unknown");
    return ellipsoid()
        .map(ellipsoid -> new Datum(CrsReader.isEpsg(code) ? code : 0, name, ellipsoid));
  }

  private Optional<Ellipsoid> ellipsoid() {
    int code = keys.code(GeoKey.ELLIPSOID).orElse(0);
    OptionalDouble major = keys.number(GeoKey.SEMI_MAJOR_AXIS);
    if (major.isEmpty()) {
      return Ellipsoids.ellipsoid(code);
    }
    String name =
        keys.text(GeoKey.GEOG_CITATION)
            .flatMap(text -> CrsReader.part(text, "Ellipsoid"))
            .orElse("unknown");
    double inverse = inverseFlattening(major.getAsDouble());
    if (!(major.getAsDouble() > 0) || !(inverse == 0 || inverse > 1)) {
      return Optional.empty();
    }
    return Optional.of(
        new Ellipsoid(CrsReader.isEpsg(code) ? code : 0, name, major.getAsDouble(), inverse));
  }

  private double inverseFlattening(double major) {
    OptionalDouble given = keys.number(GeoKey.INVERSE_FLATTENING);
    OptionalDouble minor = keys.number(GeoKey.SEMI_MINOR_AXIS);
    if (given.isPresent()) {
      return given.getAsDouble();
    }
    return minor.isPresent() && minor.getAsDouble() != major
        ? major / (major - minor.getAsDouble())
        : 0;
  }

  private static String wkt(Datum datum) {
    Ellipsoid e = datum.ellipsoid();
    return "DATUM["
        + quoted(datum.name())
        + ",SPHEROID["
        + quoted(e.name())
        + ","
        + Units.number(e.semiMajor())
        + ","
        + Units.number(e.inverseFlattening())
        + authority(e.code())
        + "]"
        + authority(datum.code())
        + "]";
  }

  private String meridian() {
    OptionalDouble longitude = keys.number(GeoKey.PRIME_MERIDIAN_LONGITUDE);
    int code = keys.code(GeoKey.PRIME_MERIDIAN).orElse(PrimeMeridian.GREENWICH.code());
    PrimeMeridian known = PrimeMeridian.of(code);
    return longitude.isEmpty() || longitude.getAsDouble() == 0
        ? "PRIMEM["
            + quoted(known.label())
            + ","
            + Units.number(known.longitude())
            + authority(known.code())
            + "]"
        : "PRIMEM[\"unknown\"," + Units.number(longitude.getAsDouble()) + "]";
  }

  private String angle() {
    return Units.of(keys, GeoKey.GEOG_ANGULAR_UNITS, GeoKey.GEOG_ANGULAR_UNIT_SIZE, Units.DEGREE)
        .wkt();
  }

  private static String authority(int code) {
    return code == 0 ? "" : ",AUTHORITY[\"EPSG\",\"" + code + "\"]";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
