package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.geo.Multiscales.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the attributes of groups: `proj` and `spatial` on the group that holds the arrays. They
/// stand there and not on the arrays since GDAL looks at the array first, and at the group no more
/// once the array declares any convention.
final class GroupAttributes {
  private GroupAttributes() {}

  static JsonObject of(RasterSchema schema, Map<String, String> extra) {
    List<Convention> conventions = new ArrayList<>();
    JsonObject own = new JsonObject();
    schema.geometry().ifPresent(geometry -> addCrs(own, geometry.crs(), conventions));
    schema
        .geometry()
        .ifPresent(
            geometry -> {
              conventions.add(Convention.SPATIAL);
              addSpatial(own, geometry, new Shape(schema.rows(), schema.cols()));
            });
    return merged(extra, conventions, own);
  }

  /// Without a registration and a transform, since GDAL passes the smaller sizes over where the
  /// group has the first, and each size has its own of the second.
  static JsonObject multiscale(RasterSchema schema, Multiscales levels, Map<String, String> extra) {
    List<Convention> conventions = new ArrayList<>(List.of(Convention.MULTISCALES));
    JsonObject own = new JsonObject();
    own.add(Multiscales.ATTRIBUTE, levels.toJson());
    schema.geometry().ifPresent(geometry -> addCrs(own, geometry.crs(), conventions));
    schema
        .geometry()
        .ifPresent(
            geometry -> {
              conventions.add(Convention.SPATIAL);
              own.add(Place.DIMENSIONS, dimensions());
              own.add(Place.BBOX, bbox(geometry.transform(), schema.rows(), schema.cols()));
            });
    return merged(extra, conventions, own);
  }

  private static void addCrs(JsonObject own, Optional<Crs> crs, List<Convention> conventions) {
    Optional<StoredCrs> stored = crs.map(StoredCrs::of).filter(StoredCrs::hasProj);
    stored.ifPresent(
        system -> {
          conventions.add(Convention.PROJ);
          system.addProj(own);
        });
  }

  private static void addSpatial(JsonObject own, GridGeometry geometry, Shape shape) {
    Affine stored = Place.toStored(geometry);
    boolean points = geometry.registration() == GridGeometry.Registration.POINT;
    int border = points ? 1 : 0;
    own.add(Place.DIMENSIONS, dimensions());
    own.add(Place.SHAPE, Place.json(shape));
    own.add(Place.TRANSFORM, Place.json(stored));
    own.add(Place.BBOX, bbox(stored, shape.rows() - border, shape.cols() - border));
    own.addProperty(Place.REGISTRATION, points ? "node" : "pixel");
  }

  private static JsonArray dimensions() {
    JsonArray names = new JsonArray();
    names.add(RasterSchema.Y);
    names.add(RasterSchema.X);
    return names;
  }

  private static JsonArray bbox(Affine map, long rows, long cols) {
    double[] xs = {map.x(0, 0), map.x(cols, 0), map.x(0, rows), map.x(cols, rows)};
    double[] ys = {map.y(0, 0), map.y(cols, 0), map.y(0, rows), map.y(cols, rows)};
    java.util.Arrays.sort(xs);
    java.util.Arrays.sort(ys);
    return JsonNumbers.list(xs[0], ys[0], xs[3], ys[3]);
  }

  /// The extra attributes with our own in the place of those of the same names; conventions
  /// that are none of ours stay declared.
  private static JsonObject merged(
      Map<String, String> extra, List<Convention> conventions, JsonObject own) {
    JsonArray declared = new JsonArray();
    conventions.forEach(convention -> declared.add(convention.entry()));
    if (AttributeText.json(extra.getOrDefault(Convention.LIST, "")) instanceof JsonArray others) {
      others.asList().stream()
          .filter(entry -> entry.isJsonObject() && Convention.of(entry).isEmpty())
          .forEach(declared::add);
    }
    JsonObject all = new JsonObject();
    if (!declared.isEmpty()) {
      all.add(Convention.LIST, declared);
    }
    for (Map.Entry<String, JsonElement> entry : own.entrySet()) {
      all.add(entry.getKey(), entry.getValue());
    }
    extra.forEach(
        (key, text) -> {
          if (!isOurs(key)) {
            all.add(key, AttributeText.json(text));
          }
        });
    return all;
  }

  private static boolean isOurs(String key) {
    return key.equals(Convention.LIST)
        || key.equals(Multiscales.ATTRIBUTE)
        || key.startsWith("proj:")
        || key.startsWith("spatial:");
  }
}
