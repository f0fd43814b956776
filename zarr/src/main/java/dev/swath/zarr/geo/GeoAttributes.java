package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;

/// Attributes of arrays and groups, from and to what a raster's schema says.
///
/// What is written: CRS and transform by the GeoZarr conventions `proj` and `spatial` on the group
/// that holds the arrays, and by CF and GDAL on the arrays themselves, so that none of the common
/// readers needs to be told where pixels lie.
public final class GeoAttributes {
  private GeoAttributes() {}

  /// What the attributes around an array mean. Wrong ones that would misplace pixels are a
  /// [dev.swath.CorruptDataException] that names the attribute; others are passed over with a note.
  public static ArrayMeaning read(DescribedArray array) {
    return new MeaningReader(array).read();
  }

  /// The attributes of a group whose arrays have the grid of a schema.
  ///
  /// @param extra further items by name, as [AttributeText]; those above replace them
  public static JsonObject group(RasterSchema schema, Map<String, String> extra) {
    return GroupAttributes.of(schema, extra);
  }

  /// The attributes of a group whose groups hold the same raster at several sizes.
  ///
  /// @param schema of the raster at its full size
  public static JsonObject multiscaleGroup(
      RasterSchema schema, Multiscales levels, Map<String, String> extra) {
    return GroupAttributes.multiscale(schema, levels, extra);
  }

  /// The attributes of an array with that schema.
  ///
  /// @param extra further items by name, as [AttributeText]; they replace the schema's attributes,
  ///     and are replaced by what the rest of the schema says
  public static JsonObject array(RasterSchema schema, Map<String, String> extra) {
    return ArrayAttributes.of(schema, extra);
  }

  /// The arrays to be written beside arrays with that schema: coordinates for every dimension that
  /// has them, and the coordinate system's.
  public static List<CoordinateArray> coordinates(RasterSchema schema) {
    return Coordinates.of(schema);
  }
}
