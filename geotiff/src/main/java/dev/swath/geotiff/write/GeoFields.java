package dev.swath.geotiff.write;

import dev.swath.geotiff.geo.GeoKey;
import dev.swath.geotiff.geo.GroundControlPoint;
import dev.swath.geotiff.geo.RawGeoKeys;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/// The fields that say where pixels lie.
///
/// A north-up transform is a pixel scale and a tie point at the upper left corner, any other a
/// matrix. Where samples stand for points, both refer to the centre of the first pixel. Without a
/// CRS, samples that stand for areas need no GeoKeys, and GDAL would make a local system of them.
final class GeoFields {
  private static final int GROUP = 4;

  private GeoFields() {}

  /// @param verticalCrs EPSG code of the heights' system, if there is one
  /// @param copied GeoKeys to use instead of those made from the geometry's CRS; the raster type
  ///     among them follows the geometry
  static List<Field> of(
      GridGeometry geometry, OptionalInt verticalCrs, Optional<RawGeoKeys> copied) {
    boolean point = geometry.registration() == GridGeometry.Registration.POINT;
    Affine transform = geometry.transform();
    List<Field> fields = new ArrayList<>(place(point ? transform.shift(0.5, 0.5) : transform));
    int rasterType = point ? GeoKey.PIXEL_IS_POINT : GeoKey.PIXEL_IS_AREA;
    boolean hasKeys = point || geometry.crs().isPresent() || verticalCrs.isPresent();
    if (copied.isPresent()) {
      fields.addAll(keys(withRasterType(copied.get(), rasterType)));
    } else if (hasKeys) {
      fields.addAll(keys(CrsKeys.of(geometry.crs(), verticalCrs, rasterType)));
    }
    return fields;
  }

  private static List<Field> place(Affine t) {
    if (!t.isRotated() && t.a() > 0 && t.e() < 0) {
      return List.of(
          Field.doubles(Tag.MODEL_PIXEL_SCALE, t.a(), -t.e(), 0),
          Field.doubles(Tag.MODEL_TIEPOINT, 0, 0, 0, t.c(), t.f(), 0));
    }
    return List.of(
        Field.doubles(
            Tag.MODEL_TRANSFORMATION,
            t.a(),
            t.b(),
            0,
            t.c(),
            t.d(),
            t.e(),
            0,
            t.f(),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1));
  }

  /// The fields of a raster of which only that is known which was taken from another file.
  static List<Field> of(GeoTiffOptions.Taken taken) {
    List<Field> fields = new ArrayList<>(taken.geoKeys().map(GeoFields::keys).orElse(List.of()));
    if (!taken.controlPoints().isEmpty()) {
      boolean point = taken.geoKeys().filter(RawGeoKeys::isPoint).isPresent();
      fields.add(Field.doubles(Tag.MODEL_TIEPOINT, tiePoints(taken.controlPoints(), point)));
    }
    return fields;
  }

  private static double[] tiePoints(List<GroundControlPoint> points, boolean point) {
    double shift = point ? 0.5 : 0;
    return points.stream()
        .flatMapToDouble(
            p -> DoubleStream.of(p.col() - shift, p.row() - shift, 0, p.x(), p.y(), p.z()))
        .toArray();
  }

  /// The fields of some GeoKeys.
  private static List<Field> keys(RawGeoKeys keys) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.shorts(Tag.GEO_KEY_DIRECTORY, keys.directory()));
    if (keys.doubles().length > 0) {
      fields.add(Field.doubles(Tag.GEO_DOUBLE_PARAMS, keys.doubles()));
    }
    if (keys.text().length > 0) {
      fields.add(Field.text(Tag.GEO_ASCII_PARAMS, keys.text()));
    }
    return fields;
  }

  private static RawGeoKeys withRasterType(RawGeoKeys keys, int rasterType) {
    int[] directory = keys.directory();
    int at = GROUP;
    while (at < directory.length && directory[at] != GeoKey.RASTER_TYPE) {
      at += GROUP;
    }
    if (at == directory.length) {
      directory = withRoom(directory);
      at = indexOfFirstFrom(directory, GeoKey.RASTER_TYPE);
    }
    directory[at + 1] = 0;
    directory[at + 2] = 1;
    directory[at + 3] = rasterType;
    return new RawGeoKeys(directory, keys.doubles(), keys.text());
  }

  /// The keys with one more, the raster type, before those of greater numbers.
  private static int[] withRoom(int[] directory) {
    int at = indexOfFirstFrom(directory, GeoKey.RASTER_TYPE);
    int[] longer = Arrays.copyOf(directory, directory.length + GROUP);
    System.arraycopy(directory, at, longer, at + GROUP, directory.length - at);
    longer[3]++;
    longer[at] = GeoKey.RASTER_TYPE;
    return longer;
  }

  private static int indexOfFirstFrom(int[] directory, int key) {
    int at = GROUP;
    while (at < directory.length && directory[at] < key) {
      at += GROUP;
    }
    return at;
  }
}
