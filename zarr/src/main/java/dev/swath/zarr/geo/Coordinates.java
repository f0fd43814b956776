package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.swath.array.DType;
import dev.swath.grid.Affine;
import dev.swath.grid.CrsKind;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The arrays beside others: one for each dimension, called like it, and CF's grid mapping.
///
/// Rows and columns have the coordinates of the centres of pixels, if the raster has a place and is
/// not turned; bands count from 1, all other dimensions from 0.
final class Coordinates {
  private Coordinates() {}

  /// Whether there is a grid mapping to name: that takes text.
  static boolean hasGridMapping(RasterSchema schema) {
    return crs(schema).flatMap(StoredCrs::text).isPresent();
  }

  static List<CoordinateArray> of(RasterSchema schema) {
    List<CoordinateArray> all = new ArrayList<>();
    for (int axis = 0; axis < schema.rank(); axis++) {
      String name = schema.dimensions().get(axis);
      long length = schema.extent().size(axis);
      if (axis < schema.rank() - 2) {
        all.add(name.equals(RasterSchema.BAND) ? bands(schema, length) : counted(name, length, 0));
      }
    }
    Optional<Affine> upright =
        schema.geometry().map(GridGeometry::transform).filter(t -> !t.isRotated());
    upright.ifPresent(map -> addPlace(all, map, schema));
    if (hasGridMapping(schema)) {
      all.add(gridMapping(schema.geometry().orElseThrow(), crs(schema).orElseThrow()));
    }
    return all;
  }

  private static Optional<StoredCrs> crs(RasterSchema schema) {
    return schema.geometry().flatMap(GridGeometry::crs).map(StoredCrs::of);
  }

  private static void addPlace(List<CoordinateArray> all, Affine map, RasterSchema schema) {
    Optional<StoredCrs> crs = crs(schema);
    all.add(
        new CoordinateArray(
            RasterSchema.Y,
            List.of(RasterSchema.Y),
            schema.rows(),
            DType.FLOAT64,
            axis("Y", crs),
            row -> map.y(0.5, row + 0.5)));
    all.add(
        new CoordinateArray(
            RasterSchema.X,
            List.of(RasterSchema.X),
            schema.cols(),
            DType.FLOAT64,
            axis("X", crs),
            col -> map.x(col + 0.5, 0.5)));
  }

  private static JsonObject axis(String axis, Optional<StoredCrs> crs) {
    boolean isX = axis.equals("X");
    Optional<CrsKind> kind = crs.flatMap(StoredCrs::kind);
    JsonObject attributes = new JsonObject();
    attributes.addProperty("axis", axis);
    if (kind.filter(CrsKind.GEOGRAPHIC::equals).isPresent()) {
      attributes.addProperty("standard_name", isX ? "longitude" : "latitude");
      attributes.addProperty("units", isX ? "degrees_east" : "degrees_north");
    } else if (kind.filter(CrsKind.PROJECTED::equals).isPresent()) {
      attributes.addProperty(
          "standard_name", isX ? "projection_x_coordinate" : "projection_y_coordinate");
      attributes.addProperty("units", crs.flatMap(StoredCrs::linearUnit).orElse("m"));
    }
    return attributes;
  }

  private static CoordinateArray counted(String name, long length, long first) {
    return new CoordinateArray(
        name, List.of(name), length, DType.INT64, new JsonObject(), index -> first + index);
  }

  private static CoordinateArray bands(RasterSchema schema, long length) {
    CoordinateArray plain = counted(RasterSchema.BAND, length, 1);
    List<BandInfo> bands = schema.bands();
    if (bands.size() != length) {
      return plain;
    }
    JsonObject lists = plain.attributes();
    boolean sameScale =
        ArrayAttributes.isUniform(bands, BandInfo::scale)
            && ArrayAttributes.isUniform(bands, BandInfo::offset);
    if (!bands.stream().allMatch(band -> band.name().isEmpty())) {
      lists.add(BandAttributes.NAMES, texts(bands, BandInfo::name));
    }
    if (!sameScale) {
      lists.add(BandAttributes.SCALES, numbers(bands, BandInfo::scale));
      lists.add(BandAttributes.OFFSETS, numbers(bands, BandInfo::offset));
    }
    if (!ArrayAttributes.isUniform(bands, BandInfo::unit)) {
      lists.add(BandAttributes.UNITS, texts(bands, BandInfo::unit));
    }
    if (!bands.stream().allMatch(band -> band.role().isEmpty())) {
      lists.add(BandAttributes.ROLES, texts(bands, BandInfo::role));
    }
    if (!bands.stream().allMatch(band -> band.metadata().isEmpty())) {
      lists.add(BandAttributes.ITEMS, items(bands));
    }
    return plain;
  }

  private static JsonArray texts(List<BandInfo> bands, Function<BandInfo, String> field) {
    JsonArray list = new JsonArray();
    bands.forEach(band -> list.add(field.apply(band)));
    return list;
  }

  private static JsonArray numbers(List<BandInfo> bands, Function<BandInfo, Double> field) {
    return JsonNumbers.list(bands.stream().mapToDouble(field::apply).toArray());
  }

  private static JsonArray items(List<BandInfo> bands) {
    JsonArray list = new JsonArray();
    for (BandInfo band : bands) {
      JsonObject object = new JsonObject();
      band.metadata().forEach((key, text) -> object.add(key, AttributeText.json(text)));
      list.add(object);
    }
    return list;
  }

  /// GDAL reads `spatial_ref` and `GeoTransform`, which has its own order; others `crs_wkt`.
  private static CoordinateArray gridMapping(GridGeometry geometry, StoredCrs crs) {
    String text = crs.text().orElseThrow();
    JsonObject attributes = new JsonObject();
    if (crs.kind().filter(CrsKind.GEOGRAPHIC::equals).isPresent()) {
      attributes.addProperty("grid_mapping_name", "latitude_longitude");
    }
    attributes.addProperty("crs_wkt", text);
    attributes.addProperty("spatial_ref", text);
    Affine t = geometry.transform();
    StringBuilder numbers = new StringBuilder();
    for (double n : new double[] {t.c(), t.a(), t.b(), t.f(), t.d(), t.e()}) {
      numbers.append(numbers.isEmpty() ? "" : " ").append(JsonNumbers.of(n).getAsString());
    }
    attributes.addProperty("GeoTransform", numbers.toString());
    return new CoordinateArray(GridMapping.USUAL, List.of(), 1, DType.INT64, attributes, _ -> 0);
  }
}
