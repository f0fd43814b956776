package dev.swath.cli;

import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.ChunkCount;
import dev.swath.jobs.Description;
import dev.swath.jobs.StatisticsJob;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a raster file is, for programs. The transform is in rasterio's order: a, b, c, d, e, f.
final class DescriptionJson {
  private DescriptionJson() {}

  /// @param chunks the pieces that the pixels are stored in, if they were counted
  static Map<String, Object> of(
      Description description, List<StatisticsJob.Band> statistics, Optional<ChunkCount> chunks) {
    RasterSchema schema = description.schema();
    Map<String, Object> json = Json.object();
    json.put("file", description.file().name());
    json.put("bytes", description.file().bytes());
    json.put("driver", description.file().driver());
    json.put("width", schema.cols());
    json.put("height", schema.rows());
    json.put("count", Numbers.bands(schema));
    json.put("dtype", schema.dtype().label());
    json.put("dimensions", schema.dimensions());
    json.put("shape", PlanJson.sizes(schema.extent()));
    json.put("nodata", schema.noData().map(Numbers::json));
    place(json, schema);
    json.put("layout", layout(description.layout()));
    chunks.ifPresent(count -> json.put("stored", ChunkText.json(count)));
    extras(json, description.extras());
    json.put("bands", bands(schema, statistics));
    json.put("metadata", schema.attributes());
    return json;
  }

  private static void place(Map<String, Object> json, RasterSchema schema) {
    json.put("crs", schema.geometry().flatMap(GridGeometry::crs).map(DescriptionJson::crs));
    schema
        .geometry()
        .ifPresent(
            place -> {
              Affine map = place.transform();
              json.put("transform", List.of(map.a(), map.b(), map.c(), map.d(), map.e(), map.f()));
              json.put("bounds", Arrays.stream(Numbers.bounds(schema, map)).boxed().toList());
              json.put("registration", place.registration().name().toLowerCase(Locale.ROOT));
            });
  }

  private static Map<String, Object> crs(Crs crs) {
    Map<String, Object> json = Json.object();
    json.put(
        "epsg", crs.epsg().isPresent() ? Optional.of(crs.epsg().getAsInt()) : Optional.empty());
    json.put("name", crs.name());
    json.put("wkt", crs.wkt());
    return json;
  }

  private static Map<String, Object> layout(Description.Layout layout) {
    Map<String, Object> json = Json.object();
    json.put("organisation", layout.organisation());
    json.put("chunk", layout.chunk());
    json.put("chunks", layout.chunks());
    json.putAll(layout.details());
    return json;
  }

  private static void extras(Map<String, Object> json, Description.Extras extras) {
    List<Object> overviews = new ArrayList<>();
    for (Description.Overview overview : extras.overviews()) {
      Map<String, Object> level = Json.object();
      level.put("width", overview.cols());
      level.put("height", overview.rows());
      level.put("where", overview.where());
      overviews.add(level);
    }
    json.put("overviews", overviews);
    json.put("mask", extras.mask().isEmpty() ? Optional.empty() : Optional.of(extras.mask()));
    List<Object> points = new ArrayList<>();
    for (Description.ControlPoint point : extras.controlPoints()) {
      Map<String, Object> one = Json.object();
      one.put("column", point.col());
      one.put("row", point.row());
      one.put("x", point.x());
      one.put("y", point.y());
      one.put("z", point.z());
      points.add(one);
    }
    json.put("gcps", points);
    json.put("warnings", extras.warnings());
  }

  private static List<Object> bands(RasterSchema schema, List<StatisticsJob.Band> statistics) {
    List<Object> bands = new ArrayList<>();
    for (int i = 0; i < Numbers.bands(schema); i++) {
      BandInfo band = i < schema.bands().size() ? schema.bands().get(i) : BandInfo.PLAIN;
      Map<String, Object> json = Json.object();
      json.put("band", i + 1);
      json.put("name", band.name());
      json.put("scale", band.scale());
      json.put("offset", band.offset());
      json.put("unit", band.unit());
      json.put("role", band.role());
      json.put("metadata", band.metadata());
      if (i < statistics.size()) {
        json.put("statistics", statistics(statistics.get(i)));
      }
      bands.add(json);
    }
    return bands;
  }

  static Map<String, Object> statistics(StatisticsJob.Band band) {
    Map<String, Object> json = Json.object();
    json.put("count", band.count());
    json.put("excluded", band.excluded());
    json.put("min", Numbers.json(band.minimum()));
    json.put("max", Numbers.json(band.maximum()));
    json.put("mean", band.mean());
    json.put("std", band.deviation());
    return json;
  }
}
