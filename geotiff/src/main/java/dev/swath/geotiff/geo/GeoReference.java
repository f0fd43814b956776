package dev.swath.geotiff.geo;

import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.grid.GridGeometry.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// All that a directory says about the place of its pixels.
///
/// Follows GDAL where files and the standard differ: a negative vertical pixel scale still means
/// north-up, and for point rasters the first tie point is the centre of its pixel.
///
/// @param transform from pixel corners, if there is one
/// @param controlPoints the tie points, where they are no affine map
/// @param keys the GeoKeys as they are in the file, if they are sound
/// @param verticalCrs EPSG code of the heights' system, if the file names one
/// @param warnings what was left out, in sentences
public record GeoReference(
    Optional<Affine> transform,
    Optional<Crs> crs,
    Registration registration,
    List<GroundControlPoint> controlPoints,
    Optional<RawGeoKeys> keys,
    OptionalInt verticalCrs,
    List<String> warnings) {
  private static final int TIE_POINT = 6;
  private static final int MATRIX = 16;

  public GeoReference {
    controlPoints = List.copyOf(controlPoints);
    warnings = List.copyOf(warnings);
  }

  public static GeoReference of(Directory directory) {
    GeoKeys keys = GeoKeys.of(directory);
    List<String> warnings = new ArrayList<>(keys.warnings());
    Registration registration =
        keys.code(GeoKey.RASTER_TYPE).orElse(1) == GeoKey.PIXEL_IS_POINT
            ? Registration.POINT
            : Registration.AREA;
    Optional<Affine> transform = transform(directory, registration, warnings);
    return new GeoReference(
        transform,
        CrsReader.read(keys, warnings),
        registration,
        transform.isPresent() ? List.of() : controlPoints(directory, registration),
        RawGeoKeys.of(directory),
        vertical(keys),
        warnings);
  }

  private static OptionalInt vertical(GeoKeys keys) {
    OptionalInt code = keys.code(GeoKey.VERTICAL_CRS);
    return code.isPresent() && CrsReader.isEpsg(code.getAsInt()) ? code : OptionalInt.empty();
  }

  /// The geometry of a raster with this reference; none without a transform or system.
  public Optional<GridGeometry> geometry() {
    return transform.map(map -> new GridGeometry(map, crs, registration));
  }

  private static Optional<Affine> transform(
      Directory directory, Registration registration, List<String> warnings) {
    Optional<Affine> map = scaled(directory).or(() -> matrix(directory));
    if (map.isPresent() && !isUsable(map.get())) {
      warnings.add("the affine transform " + map.get() + " is not invertible and was left out");
      return Optional.empty();
    }
    return registration == Registration.POINT ? map.map(m -> m.shift(-0.5, -0.5)) : map;
  }

  private static boolean isUsable(Affine map) {
    double det = map.determinant();
    return Double.isFinite(det)
        && Double.isFinite(map.c())
        && Double.isFinite(map.f())
        && (det != 0 || map.a() != 0 && map.e() != 0);
  }

  private static Optional<Affine> scaled(Directory directory) {
    double[] scale = directory.numbers(Tag.MODEL_PIXEL_SCALE);
    double[] tie = directory.numbers(Tag.MODEL_TIEPOINT);
    if (scale.length < 2 || scale[0] == 0 || scale[1] == 0 || tie.length < TIE_POINT) {
      return Optional.empty();
    }
    double height = -Math.abs(scale[1]);
    return Optional.of(
        new Affine(scale[0], 0, tie[3] - tie[0] * scale[0], 0, height, tie[4] - tie[1] * height));
  }

  private static Optional<Affine> matrix(Directory directory) {
    double[] m = directory.numbers(Tag.MODEL_TRANSFORMATION);
    return m.length == MATRIX
        ? Optional.of(new Affine(m[0], m[1], m[3], m[4], m[5], m[7]))
        : Optional.empty();
  }

  private static List<GroundControlPoint> controlPoints(
      Directory directory, Registration registration) {
    double[] tie = directory.numbers(Tag.MODEL_TIEPOINT);
    double shift = registration == Registration.POINT ? 0.5 : 0;
    List<GroundControlPoint> points = new ArrayList<>();
    for (int i = 0; i + TIE_POINT <= tie.length; i += TIE_POINT) {
      points.add(
          new GroundControlPoint(
              tie[i] + shift, tie[i + 1] + shift, tie[i + 3], tie[i + 4], tie[i + 5]));
    }
    return points;
  }
}
