package dev.swath.zarr.write;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.swath.ConflictException;
import dev.swath.codec.CodecSpec;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.geo.AttributeText;
import dev.swath.zarr.geo.CoordinateArray;
import dev.swath.zarr.geo.GeoAttributes;
import dev.swath.zarr.geo.Multiscales;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.V3Documents;
import dev.swath.zarr.metadata.V3Writer;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a new store says about itself: its groups, arrays, and the coordinates of their
/// dimensions.
final class StoreDocuments {
  private static final Gson JSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

  private final SortedMap<String, Declared> arrays = new TreeMap<>();
  private final SortedMap<String, Map<String, String>> groupAttributes = new TreeMap<>();

  private final SortedMap<String, Pyramid> multiscales = new TreeMap<>();

  private final SortedMap<String, List<CoordinateArray>> knownCoordinates = new TreeMap<>();

  private record Pyramid(RasterSchema schema, Multiscales levels) {}

  private record Declared(RasterSchema schema, ArrayMetadata metadata, CodecSpec codec) {}

  /// Adds an array, which must fit beside the others.
  void add(String path, RasterSchema schema, ArrayMetadata metadata, CodecSpec codec) {
    for (String other : arrays.keySet()) {
      if (other.equals(path) || isAbove(other, path) || isAbove(path, other)) {
        throw new ConflictException(
            "an array " + path + " cannot be beside the array " + other, "give it another path");
      }
    }
    arrays.put(path, new Declared(schema, metadata, codec));
    try {
      groups().forEach(this::checkCoordinates);
    } catch (ConflictException e) {
      arrays.remove(path);
      throw e;
    }
  }

  private static boolean isAbove(String group, String node) {
    return node.startsWith(group + "/");
  }

  private void checkCoordinates(String group) {
    for (String name : coordinates(group).keySet()) {
      String path = NodePath.in(group, name);
      if (arrays.keySet().stream().anyMatch(other -> other.equals(path) || isAbove(path, other))) {
        throw new ConflictException(
            "the coordinates " + path + " have the path of another array or group",
            "give that another path");
      }
    }
  }

  /// Sets coordinates that say more than those which follow from the schemas of a group's arrays.
  void coordinates(String group, List<CoordinateArray> known) {
    knownCoordinates.put(group, List.copyOf(known));
  }

  private boolean isUsed(CoordinateArray known, String group) {
    return inGroup(group).stream()
        .map(Declared::schema)
        .anyMatch(
            schema -> {
              int axis = schema.dimensions().indexOf(known.name());
              return axis >= 0 && schema.extent().size(axis) == known.length();
            });
  }

  private List<Declared> inGroup(String group) {
    return arrays.entrySet().stream()
        .filter(entry -> NodePath.parent(entry.getKey()).equals(group))
        .map(Map.Entry::getValue)
        .toList();
  }

  private SortedMap<String, CoordinateArray> coordinates(String group) {
    SortedMap<String, CoordinateArray> all = new TreeMap<>();
    for (Declared array : inGroup(group)) {
      for (CoordinateArray coordinate : GeoAttributes.coordinates(array.schema())) {
        CoordinateArray other = all.putIfAbsent(coordinate.name(), coordinate);
        if (other != null && other.length() != coordinate.length()) {
          throw new ConflictException(
              "dimension "
                  + coordinate.name()
                  + " has "
                  + other.length()
                  + " and "
                  + coordinate.length()
                  + " pixels in one group",
              "put arrays of other sizes into groups of their own");
        }
      }
    }
    knownCoordinates.getOrDefault(group, List.of()).stream()
        .filter(known -> isUsed(known, group))
        .forEach(known -> all.put(known.name(), known));
    return all;
  }

  /// Sets further attributes of a group.
  void attributes(String group, Map<String, String> attributes) {
    groupAttributes.put(group, attributes);
  }

  /// Says that the groups of a group hold one raster at several sizes.
  void multiscales(String group, RasterSchema schema, Multiscales levels) {
    multiscales.put(group, new Pyramid(schema, levels));
  }

  /// Writes coordinates and documents, the root's last.
  void write(StagedStore staged) {
    SortedMap<String, JsonObject> nodes = new TreeMap<>();
    arrays.forEach((path, array) -> nodes.put(path, V3Writer.array(array.metadata())));
    for (String group : groups()) {
      writeCoordinates(group, staged, nodes);
      if (!group.isEmpty()) {
        nodes.put(group, V3Writer.group(attributes(group), Optional.empty()));
      }
    }
    JsonObject consolidated = new JsonObject();
    nodes.forEach(consolidated::add);
    List<String> innerFirst = new ArrayList<>(nodes.reversed().keySet());
    innerFirst.forEach(path -> put(staged, path, nodes.get(path)));
    put(
        staged,
        NodePath.ROOT,
        V3Writer.group(attributes(NodePath.ROOT), Optional.of(consolidated)));
  }

  private void writeCoordinates(
      String group, StagedStore staged, SortedMap<String, JsonObject> nodes) {
    List<Declared> beside = inGroup(group);
    if (!beside.isEmpty()) {
      CoordinateWriter writer = new CoordinateWriter(staged, beside.getFirst().codec());
      coordinates(group)
          .forEach(
              (name, array) -> {
                String path = NodePath.in(group, name);
                nodes.put(path, V3Writer.array(writer.write(path, array)));
              });
    }
  }

  /// All groups, the root among them.
  private List<String> groups() {
    SortedMap<String, Boolean> groups = new TreeMap<>();
    groups.put(NodePath.ROOT, true);
    groupAttributes.keySet().forEach(group -> groups.put(group, true));
    multiscales.keySet().forEach(group -> groups.put(group, true));
    for (String path : List.copyOf(arrays.keySet())) {
      for (String group = NodePath.parent(path); !group.isEmpty(); group = NodePath.parent(group)) {
        groups.put(group, true);
      }
    }
    return List.copyOf(groups.keySet());
  }

  private JsonObject attributes(String group) {
    Map<String, String> extra = groupAttributes.getOrDefault(group, Map.of());
    if (multiscales.containsKey(group)) {
      Pyramid pyramid = multiscales.get(group);
      return GeoAttributes.multiscaleGroup(pyramid.schema(), pyramid.levels(), extra);
    }
    return inGroup(group).stream()
        .map(Declared::schema)
        .reduce((a, b) -> a.geometry().isPresent() ? a : b)
        .map(schema -> GeoAttributes.group(schema, extra))
        .orElseGet(() -> plain(extra));
  }

  private static JsonObject plain(Map<String, String> extra) {
    JsonObject attributes = new JsonObject();
    extra.forEach((name, text) -> attributes.add(name, AttributeText.json(text)));
    return attributes;
  }

  private static void put(StagedStore staged, String path, JsonObject document) {
    staged.put(NodePath.in(path, V3Documents.NAME), bytes(document));
  }

  static MemorySegment bytes(JsonObject document) {
    return MemorySegment.ofArray((JSON.toJson(document) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
