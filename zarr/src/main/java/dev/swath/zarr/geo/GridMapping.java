package dev.swath.zarr.geo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// CF's grid mapping: the attributes of an array without pixels that describes the coordinate
/// system of others, which name it.
final class GridMapping {
  static final String ATTRIBUTE = "grid_mapping";

  /// What the array is called by those who do not name it.
  static final String USUAL = "spatial_ref";

  private GridMapping() {}

  static Optional<Attributes> of(DescribedArray array, List<String> notes) {
    Optional<String> named =
        Stream.concat(Stream.of(array.attributes()), array.groups().stream().limit(1))
            .flatMap(node -> new Attributes(node).tryText(ATTRIBUTE).stream())
            .map(GridMapping::firstName)
            .filter(name -> !name.isEmpty())
            .findFirst();
    if (named.isPresent()) {
      Optional<Attributes> mapping = array.siblings().attributes(named.get()).map(Attributes::new);
      if (mapping.isEmpty()) {
        notes.add("the grid mapping '" + Attributes.brief(named.get()) + "' is not there");
      }
      return mapping;
    }
    return Stream.of(USUAL, "crs")
        .flatMap(name -> array.siblings().attributes(name).stream())
        .map(Attributes::new)
        .filter(mapping -> mapping.has("crs_wkt") || mapping.has("spatial_ref"))
        .findFirst();
  }

  /// The first name of `name` or of `name: coordinates name: coordinates`.
  private static String firstName(String value) {
    int colon = value.indexOf(':');
    return (colon < 0 ? value : value.substring(0, colon)).strip();
  }
}
