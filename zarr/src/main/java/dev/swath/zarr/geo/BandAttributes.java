package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.swath.raster.BandInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/// What is known of spectral bands: in attributes of the array where it is the same for all,
/// else in lists among the attributes of the coordinate `band`.
final class BandAttributes {
  static final String SCALE = "scale_factor";
  static final String OFFSET = "add_offset";
  static final String UNIT = "units";
  static final String LONG_NAME = "long_name";

  /// Lists with one item for each band, on the coordinate of the bands.
  static final String NAMES = "band_name";

  static final String SCALES = "band_scale_factor";
  static final String OFFSETS = "band_add_offset";
  static final String UNITS = "band_units";
  static final String ROLES = "band_role";
  static final String ITEMS = "band_metadata";

  private static final int MOST_BANDS = 65_535;

  private BandAttributes() {}

  static List<BandInfo> read(DescribedArray array, DimensionRoles roles, List<String> notes) {
    long bands = roles.band().isPresent() ? array.extent().size(roles.band().getAsInt()) : 1;
    Attributes own = new Attributes(array.attributes());
    String name = roles.band().isPresent() ? "" : own.tryText(LONG_NAME).orElse("");
    BandInfo all =
        new BandInfo(
            name,
            number(own, SCALE, 1, notes),
            number(own, OFFSET, 0, notes),
            own.tryText(UNIT).orElse(""),
            "",
            Map.of());
    if (bands > MOST_BANDS) {
      notes.add("an array of " + bands + " bands has no description of each");
      return List.of();
    }
    List<BandInfo> each = each(array, roles, all, Math.toIntExact(bands));
    return each.stream().allMatch(BandInfo.PLAIN::equals) ? List.of() : each;
  }

  private static double number(Attributes own, String key, double otherwise, List<String> notes) {
    Optional<JsonElement> value = own.get(key);
    OptionalDouble number = value.map(Attributes::tryNumber).orElse(OptionalDouble.empty());
    if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
      return number.getAsDouble();
    }
    value.ifPresent(v -> notes.add("attribute '" + key + "' is no number and was passed over"));
    return otherwise;
  }

  private static List<BandInfo> each(
      DescribedArray array, DimensionRoles roles, BandInfo all, int bands) {
    if (roles.band().isEmpty()) {
      return List.of(all);
    }
    Optional<String> coordinate = roles.names().get(roles.band().getAsInt());
    Attributes lists =
        new Attributes(coordinate.flatMap(array.siblings()::attributes).orElseGet(JsonObject::new));
    List<String> names =
        texts(lists, NAMES, bands)
            .or(() -> coordinate.flatMap(array.siblings()::texts).filter(t -> t.size() == bands))
            .orElse(Collections.nCopies(bands, all.name()));
    List<BandInfo> infos = new ArrayList<>();
    for (int i = 0; i < bands; i++) {
      infos.add(
          new BandInfo(
              names.get(i),
              item(lists, SCALES, bands, i, BandAttributes::finite).orElse(all.scale()),
              item(lists, OFFSETS, bands, i, BandAttributes::finite).orElse(all.offset()),
              item(lists, UNITS, bands, i, Attributes::tryText).orElse(all.unit()),
              item(lists, ROLES, bands, i, Attributes::tryText).orElse(""),
              item(lists, ITEMS, bands, i, BandAttributes::items).orElse(Map.of())));
    }
    return infos;
  }

  private static Optional<List<String>> texts(Attributes lists, String key, int bands) {
    return lists.tryTexts(key).filter(texts -> texts.size() == bands);
  }

  private static <T> Optional<T> item(
      Attributes lists, String key, int bands, int index, Function<JsonElement, Optional<T>> read) {
    return lists
        .get(key)
        .filter(value -> value instanceof JsonArray list && list.size() == bands)
        .flatMap(list -> read.apply(list.getAsJsonArray().get(index)));
  }

  private static Optional<Double> finite(JsonElement value) {
    OptionalDouble number = Attributes.tryNumber(value);
    return number.isPresent() && Double.isFinite(number.getAsDouble())
        ? Optional.of(number.getAsDouble())
        : Optional.empty();
  }

  private static Optional<Map<String, String>> items(JsonElement value) {
    if (!(value instanceof JsonObject object)) {
      return Optional.empty();
    }
    Map<String, String> items = new TreeMap<>();
    object
        .entrySet()
        .forEach(entry -> items.put(entry.getKey(), AttributeText.of(entry.getValue())));
    return Optional.of(items);
  }
}
