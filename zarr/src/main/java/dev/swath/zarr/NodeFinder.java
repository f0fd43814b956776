package dev.swath.zarr;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.store.ObjectKeys;
import dev.swath.store.ObjectStore;
import dev.swath.zarr.metadata.GroupMetadata;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.V2Documents;
import dev.swath.zarr.metadata.V3Documents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the nodes of a store: from consolidated metadata if its root has any, else by looking into
/// folder after folder, but never into those of arrays.
final class NodeFinder {
  private static final int DEEPEST = 64;

  private final ObjectStore store;
  private final Documents documents;
  private final Limits limits;
  private final NavigableMap<String, ZarrNode> nodes = new TreeMap<>();

  NodeFinder(ObjectStore store, Limits limits) {
    this.store = store;
    this.limits = limits;
    this.documents = new Documents(store, limits);
  }

  /// The nodes by path; none if the root is no node.
  NavigableMap<String, ZarrNode> find() {
    Optional<ZarrNode> root = stored("");
    if (root.isEmpty()) {
      return nodes;
    }
    add(root.get());
    if (root.get() instanceof ZarrNode.Group group && !consolidated(group)) {
      walk();
    }
    return nodes;
  }

  private void add(ZarrNode node) {
    nodes.put(node.path(), node);
    if (nodes.size() > limits.nodes()) {
      throw Limits.exceeded("the number of nodes", nodes.size(), "nodes", limits.nodes());
    }
  }

  /// The node whose documents are in a folder, if there is one.
  Optional<ZarrNode> stored(String path) {
    String key = Documents.key(path, V3Documents.NAME);
    Optional<JsonObject> document = documents.read(key);
    if (document.isPresent()) {
      return Optional.of(version3(path, document.get(), key));
    }
    return version2(path);
  }

  private static ZarrNode version3(String path, JsonObject document, String source) {
    try {
      if (V3Documents.isArray(document)) {
        return new ZarrNode.Array(path, 3, document, new JsonObject(), source);
      }
      return new ZarrNode.Group(path, 3, V3Documents.group(document).attributes());
    } catch (SwathException e) {
      throw e.in(source);
    }
  }

  private Optional<ZarrNode> version2(String path) {
    String arrayKey = Documents.key(path, V2Documents.ARRAY);
    Optional<JsonObject> array = documents.read(arrayKey);
    Optional<JsonObject> group =
        array.isPresent()
            ? Optional.empty()
            : documents.read(Documents.key(path, V2Documents.GROUP));
    if (array.isEmpty() && group.isEmpty()) {
      return Optional.empty();
    }
    JsonObject attributes =
        documents.read(Documents.key(path, V2Documents.ATTRIBUTES)).orElseGet(JsonObject::new);
    return Optional.of(
        array.isPresent()
            ? new ZarrNode.Array(path, 2, array.get(), attributes, arrayKey)
            : group(path, group.get(), attributes));
  }

  private static ZarrNode group(String path, JsonObject document, JsonObject attributes) {
    try {
      GroupMetadata group = V2Documents.group(document, attributes);
      return new ZarrNode.Group(path, group.format(), group.attributes());
    } catch (SwathException e) {
      throw e.in(Documents.key(path, V2Documents.GROUP));
    }
  }

  private boolean consolidated(ZarrNode.Group root) {
    String key = root.format() == 3 ? V3Documents.NAME : V2Documents.CONSOLIDATED;
    Optional<JsonObject> document = documents.read(key);
    try {
      if (root.format() == 3) {
        Optional<JsonObject> copies = document.flatMap(d -> V3Documents.group(d).consolidated());
        copies.ifPresent(c -> inline(c, key));
        return copies.isPresent();
      }
      document.map(V2Documents::consolidated).ifPresent(copies -> older(copies, key));
      return document.isPresent();
    } catch (SwathException e) {
      throw e.where().isEmpty() ? e.in(key) : e;
    }
  }

  private void inline(JsonObject copies, String source) {
    for (Map.Entry<String, JsonElement> copy : copies.entrySet()) {
      ObjectKeys.check(copy.getKey());
      add(version3(copy.getKey(), object(copy), source));
    }
  }

  private void older(JsonObject copies, String source) {
    for (Map.Entry<String, JsonElement> copy : copies.entrySet()) {
      String key = copy.getKey();
      ObjectKeys.check(key);
      String path = key.substring(0, Math.max(0, key.lastIndexOf('/')));
      String name = key.substring(key.lastIndexOf('/') + 1);
      String attributesKey = Documents.key(path, V2Documents.ATTRIBUTES);
      JsonObject attributes =
          copies.get(attributesKey) instanceof JsonObject found ? found : new JsonObject();
      if (name.equals(V2Documents.ARRAY)) {
        add(new ZarrNode.Array(path, 2, object(copy), attributes, source));
      } else if (name.equals(V2Documents.GROUP)) {
        add(group(path, object(copy), attributes));
      }
    }
  }

  private static JsonObject object(Map.Entry<String, JsonElement> copy) {
    if (copy.getValue() instanceof JsonObject object) {
      return object;
    }
    throw new CorruptDataException(
        "the copy of \"" + copy.getKey() + "\" is no object",
        "the consolidated metadata is damaged; write it again");
  }

  private void walk() {
    Deque<String> groups = new ArrayDeque<>();
    groups.add("");
    while (!groups.isEmpty()) {
      String group = groups.poll();
      for (String name : store.list(group)) {
        if (!name.endsWith("/")) {
          continue;
        }
        String path = Documents.key(group, name.substring(0, name.length() - 1));
        if (path.chars().filter(c -> c == '/').count() >= DEEPEST) {
          throw Limits.exceeded("the depth of groups", DEEPEST + 1L, "depth", DEEPEST);
        }
        Optional<ZarrNode> node = stored(path);
        node.ifPresent(this::add);
        if (node.isPresent() && node.get() instanceof ZarrNode.Group) {
          groups.add(path);
        }
      }
    }
  }
}
