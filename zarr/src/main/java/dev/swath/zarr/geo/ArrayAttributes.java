package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Writes the attributes of an array: those of CF, which need no convention to be declared.
final class ArrayAttributes {
  /// What only the schema may say.
  private static final Set<String> OURS =
      Set.of(
          Convention.LIST,
          GridMapping.ATTRIBUTE,
          FillAttribute.NAME,
          FillAttribute.OLDER_NAME,
          BandAttributes.SCALE,
          BandAttributes.OFFSET,
          BandAttributes.UNIT,
          "coordinates");

  private ArrayAttributes() {}

  static JsonObject of(RasterSchema schema, Map<String, String> extra) {
    Map<String, String> items = new TreeMap<>(schema.attributes());
    items.putAll(extra);
    JsonObject all = new JsonObject();
    items.forEach(
        (key, text) -> {
          if (!OURS.contains(key) && !key.startsWith("proj:") && !key.startsWith("spatial:")) {
            all.add(key, AttributeText.json(text));
          }
        });
    schema.noData().flatMap(FillAttribute::of).ifPresent(fill -> all.add(FillAttribute.NAME, fill));
    if (Coordinates.hasGridMapping(schema)) {
      all.addProperty(GridMapping.ATTRIBUTE, GridMapping.USUAL);
    }
    addBands(all, schema);
    return all;
  }

  private static void addBands(JsonObject all, RasterSchema schema) {
    List<BandInfo> bands = schema.bands();
    if (bands.isEmpty()) {
      return;
    }
    BandInfo first = bands.getFirst();
    boolean scaled = first.scale() != 1 || first.offset() != 0;
    if (scaled && isUniform(bands, BandInfo::scale) && isUniform(bands, BandInfo::offset)) {
      all.add(BandAttributes.SCALE, JsonNumbers.of(first.scale()));
      all.add(BandAttributes.OFFSET, JsonNumbers.of(first.offset()));
    }
    if (!first.unit().isEmpty() && isUniform(bands, BandInfo::unit)) {
      all.addProperty(BandAttributes.UNIT, first.unit());
    }
    boolean hasBandAxis = schema.dimensions().contains(RasterSchema.BAND);
    if (!hasBandAxis && !first.name().isEmpty()) {
      all.addProperty(BandAttributes.LONG_NAME, first.name());
    }
  }

  static boolean isUniform(List<BandInfo> bands, Function<BandInfo, Object> field) {
    return bands.stream().map(field).distinct().count() <= 1;
  }
}
