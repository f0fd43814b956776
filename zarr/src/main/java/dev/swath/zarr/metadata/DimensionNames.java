package dev.swath.zarr.metadata;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Names of axes as xarray keeps them in attributes, where the format has no place for them.
final class DimensionNames {
  private static final String ATTRIBUTE = "_ARRAY_DIMENSIONS";

  private DimensionNames() {}

  /// The names in the attributes, or none if they do not fit the array.
  static List<Optional<String>> of(JsonObject attributes, int rank) {
    List<Optional<String>> names = new ArrayList<>();
    if (attributes.get(ATTRIBUTE) instanceof JsonArray array && array.size() == rank) {
      for (JsonElement value : array) {
        names.add(
            value instanceof JsonPrimitive text && text.isString()
                ? Optional.of(text.getAsString())
                : Optional.empty());
      }
      return names;
    }
    return Collections.nCopies(rank, Optional.empty());
  }
}
