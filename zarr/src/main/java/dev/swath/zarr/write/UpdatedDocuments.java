package dev.swath.zarr.write;

import com.google.gson.JsonObject;
import dev.swath.ConflictException;
import dev.swath.codec.CodecSpec;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.geo.CoordinateArray;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.V3Documents;
import dev.swath.zarr.metadata.V3Writer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an update changes in the documents of a store: arrays that became longer, the coordinates
/// of the dimension, what groups say about the size, and the copies of all that in consolidated
/// metadata.
final class UpdatedDocuments {
  private static final String ATTRIBUTES = "attributes";
  private static final String CONSOLIDATED = "consolidated_metadata";

  private final ExistingStore store;
  private final SortedMap<String, Longer> arrays = new TreeMap<>();
  private final Map<String, double[]> coordinates = new TreeMap<>();

  private record Longer(String dimension, RasterSchema schema, ArrayMetadata metadata) {
    long added() {
      return schema.extent().size(schema.dimensions().indexOf(dimension));
    }
  }

  UpdatedDocuments(ExistingStore store) {
    this.store = store;
  }

  /// Takes down that an array becomes longer.
  void lengthen(String path, String dimension, RasterSchema schema, ArrayMetadata metadata) {
    Longer longer = new Longer(dimension, schema, metadata);
    for (Map.Entry<String, Longer> other : arrays.entrySet()) {
      boolean beside = NodePath.parent(other.getKey()).equals(NodePath.parent(path));
      boolean same =
          other.getValue().dimension.equals(dimension)
              && other.getValue().added() == longer.added();
      if (other.getKey().equals(path) || (beside && !same)) {
        throw new ConflictException(
            "arrays of a group become longer together, by the same number on one dimension",
            "make several updates");
      }
    }
    arrays.put(path, longer);
  }

  void coordinates(String dimension, double... values) {
    coordinates.put(dimension, values.clone());
  }

  /// Stages new coordinates and documents.
  ///
  /// @return keys of objects that they replace under other keys
  List<String> write(StagedStore staged) {
    SortedMap<String, JsonObject> changed = new TreeMap<>();
    List<String> removals = new ArrayList<>();
    arrays.forEach(
        (path, longer) -> {
          JsonObject document = store.document(path);
          document.add("shape", V3Writer.array(longer.metadata).get("shape"));
          lengthenPlace(document, longer);
          changed.put(path, document);
        });
    Set<String> groups = new HashSet<>();
    arrays.forEach(
        (path, longer) -> {
          String group = NodePath.parent(path);
          if (groups.add(group)) {
            checkComplete(group, longer.dimension);
            lengthenGroup(group, longer, changed);
            lengthenCoordinates(group, longer, staged, changed, removals);
          }
        });
    consolidate(changed);
    changed.forEach(
        (path, document) ->
            staged.put(NodePath.in(path, V3Documents.NAME), StoreDocuments.bytes(document)));
    return removals;
  }

  private static void lengthenPlace(JsonObject document, Longer longer) {
    if (document.get(ATTRIBUTES) instanceof JsonObject attributes) {
      SpatialAttributes.lengthen(attributes, longer.dimension, longer.added());
    }
  }

  private void lengthenGroup(String group, Longer longer, SortedMap<String, JsonObject> changed) {
    JsonObject document = store.document(group);
    JsonObject before = document.deepCopy();
    lengthenPlace(document, longer);
    if (!document.equals(before)) {
      changed.put(group, document);
    }
  }

  /// Refuses to leave an array of the group shorter than the others.
  private void checkComplete(String group, String dimension) {
    for (String path : store.arrays(group)) {
      boolean has = store.array(path).dimensionNames().contains(Optional.of(dimension));
      if (has && !arrays.containsKey(path) && !path.equals(NodePath.in(group, dimension))) {
        throw new ConflictException(
            "the array " + path + " has the dimension " + dimension + " too and would be too short",
            "append to all arrays of the group at once");
      }
    }
  }

  private void lengthenCoordinates(
      String group,
      Longer longer,
      StagedStore staged,
      SortedMap<String, JsonObject> changed,
      List<String> removals) {
    String path = NodePath.in(group, longer.dimension);
    Optional<double[]> given = Optional.ofNullable(coordinates.get(longer.dimension));
    int added = Math.toIntExact(longer.added());
    if (given.isPresent() && given.get().length != added) {
      throw new ConflictException(
          longer.dimension
              + " gets "
              + added
              + " pixels but "
              + given.get().length
              + " coordinates",
          "give one for each");
    }
    if (store.has(path)) {
      ArrayMetadata before = store.array(path);
      CoordinateArray array =
          new AppendedCoordinate(path, given, longer.schema).longer(store, added);
      ArrayMetadata after =
          new CoordinateWriter(staged, new CodecSpec.Zstd(CodecSpec.Zstd.DEFAULT_LEVEL))
              .write(path, array);
      changed.put(path, V3Writer.array(after));
      removals.addAll(replaced(path, before, after));
    }
  }

  private List<String> replaced(String path, ArrayMetadata before, ArrayMetadata after) {
    Set<String> kept = new HashSet<>(keys(path, after));
    return keys(path, before).stream()
        .filter(key -> !kept.contains(key) && Files.exists(store.root().resolve(key)))
        .toList();
  }

  private static List<String> keys(String path, ArrayMetadata metadata) {
    CellGrid chunks = metadata.chunks();
    List<String> keys = new ArrayList<>();
    for (long n = 0; n < chunks.count(); n++) {
      keys.add(NodePath.in(path, metadata.keys().key(CellIndex.in(chunks.all(), n))));
    }
    return keys;
  }

  /// Brings the copies of changed documents up to date, in the root and in all groups above them.
  private void consolidate(SortedMap<String, JsonObject> changed) {
    SortedMap<String, JsonObject> leaves = new TreeMap<>(changed);
    for (String path : leaves.keySet()) {
      String group = path;
      while (!group.isEmpty()) {
        group = NodePath.parent(group);
        if (!store.has(group)) {
          continue;
        }
        JsonObject document = changed.getOrDefault(group, store.document(group));
        String below = group.isEmpty() ? path : path.substring(group.length() + 1);
        if (replaceCopy(document, below, leaves.get(path))) {
          changed.put(group, document);
        }
      }
    }
  }

  private static boolean replaceCopy(JsonObject group, String path, JsonObject document) {
    if (group.get(CONSOLIDATED) instanceof JsonObject consolidated
        && consolidated.get("metadata") instanceof JsonObject copies
        && copies.has(path)) {
      JsonObject copy = document.deepCopy();
      copy.remove(CONSOLIDATED);
      copies.add(path, copy);
      return true;
    }
    return false;
  }
}
