package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.array.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A node of a store, to be checked against the GeoZarr conventions.
public sealed interface GeoZarrNode {
  /// Names from the root, `/` between them; empty for the root.
  String path();

  JsonObject attributes();

  /// A group.
  ///
  /// @param contains whether there is a group or an array at a path below it
  record Group(String path, JsonObject attributes, Predicate<String> contains)
      implements GeoZarrNode {}

  /// An array.
  record Array(
      String path, JsonObject attributes, Window extent, List<Optional<String>> dimensionNames)
      implements GeoZarrNode {
    public Array {
      dimensionNames = List.copyOf(dimensionNames);
    }
  }
}
