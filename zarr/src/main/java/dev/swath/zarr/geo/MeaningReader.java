package dev.swath.zarr.geo;

import com.google.gson.JsonElement;
import dev.swath.array.Window;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Puts together what the parts of this package find around an array.
final class MeaningReader {
  private static final Set<String> CONSUMED =
      Set.of(
          Convention.LIST,
          GridMapping.ATTRIBUTE,
          FillAttribute.NAME,
          FillAttribute.OLDER_NAME,
          BandAttributes.SCALE,
          BandAttributes.OFFSET,
          BandAttributes.UNIT,
          "_CRS",
          PlaceSources.AREA_OR_POINT,
          "coordinates");

  private final DescribedArray array;
  private final List<String> notes = new ArrayList<>();

  MeaningReader(DescribedArray array) {
    this.array = array;
  }

  ArrayMeaning read() {
    DimensionRoles roles = DimensionRoles.of(array);
    List<Integer> order = roles.axisOrder();
    List<String> names = roles.schemaNames();
    long[] sizes = order.stream().mapToLong(axis -> array.extent().size(axis)).toArray();
    List<BandInfo> bands = BandAttributes.read(array, roles, notes);
    RasterSchema schema =
        new RasterSchema(
            order.stream().map(names::get).toList(),
            Window.ofSize(sizes),
            array.dtype(),
            noData(),
            geometry(roles),
            bands,
            rest(roles));
    return new ArrayMeaning(schema, order, notes.stream().distinct().toList());
  }

  private Optional<GridGeometry> geometry(DimensionRoles roles) {
    Optional<Crs> crs = CrsSources.read(array, notes);
    Optional<PlaceSources.Placed> place = PlaceSources.read(array, roles, notes);
    if (place.isEmpty() && crs.isPresent()) {
      notes.add(
          "the coordinate system is " + crs.get().label() + " but pixels have no place in it");
    }
    return place.map(p -> new GridGeometry(p.transform(), crs, p.registration()));
  }

  /// What the attributes say, else the fill value of the metadata, unless that is 0: so it is where
  /// nobody chose one, and zeros are good pixels then. GDAL takes a 0 as well.
  private Optional<NoData> noData() {
    Attributes attributes = new Attributes(array.attributes());
    for (String key : List.of(FillAttribute.NAME, FillAttribute.OLDER_NAME)) {
      Optional<JsonElement> value = attributes.get(key);
      if (value.isPresent()) {
        return FillAttribute.read(key, value.get(), array.dtype(), notes);
      }
    }
    return array.fill().filter(fill -> fill.value() != 0);
  }

  private Map<String, String> rest(DimensionRoles roles) {
    Map<String, String> rest = new TreeMap<>();
    for (Map.Entry<String, JsonElement> entry : array.attributes().entrySet()) {
      String key = entry.getKey();
      boolean read =
          CONSUMED.contains(key)
              || key.startsWith("proj:")
              || key.startsWith("spatial:")
              || DimensionRoles.isConsumed(key, entry.getValue())
              || key.equals(BandAttributes.LONG_NAME) && roles.band().isEmpty();
      if (!read && !entry.getValue().isJsonNull()) {
        rest.put(key, AttributeText.of(entry.getValue()));
      }
    }
    return rest;
  }
}
