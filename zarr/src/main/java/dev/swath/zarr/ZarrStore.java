package dev.swath.zarr;

import com.google.gson.JsonObject;
import dev.swath.ConflictException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.raster.NoData;
import dev.swath.store.DirectoryStore;
import dev.swath.store.ObjectStore;
import dev.swath.store.ZipStore;
import dev.swath.zarr.array.ZarrArray;
import dev.swath.zarr.geo.ArrayMeaning;
import dev.swath.zarr.geo.DescribedArray;
import dev.swath.zarr.geo.GeoAttributes;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.Unfinished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// An open Zarr store of version 2 or 3: its groups and arrays, and those arrays that are rasters.
///
/// Opening reads documents, no chunk. Whoever opens a store closes it; its arrays and rasters must
/// not be used afterwards. Safe for any threads.
public final class ZarrStore implements AutoCloseable {
  private final ObjectStore store;
  private final Limits limits;
  private final NavigableMap<String, ZarrNode> nodes;
  private final List<ZarrArray> opened = Collections.synchronizedList(new ArrayList<>());

  private ZarrStore(ObjectStore store, Limits limits, NavigableMap<String, ZarrNode> nodes) {
    this.store = store;
    this.limits = limits;
    this.nodes = nodes;
  }

  /// Opens a folder or a zip file that is a group or a single array.
  public static ZarrStore open(Path path) {
    return open(path, Limits.DEFAULT);
  }

  public static ZarrStore open(Path path, Limits limits) {
    UnfinishedStores.refuse(path);
    return open(Files.isDirectory(path) ? DirectoryStore.open(path) : ZipStore.open(path), limits);
  }

  /// Opens a store, which then belongs to the result.
  public static ZarrStore open(ObjectStore store, Limits limits) {
    try {
      if (store.size(Unfinished.UPDATE_MARK).isPresent()) {
        throw new ConflictException(
            "is being updated, or an update of it was not finished",
            "wait for the update, or run it again");
      }
      NavigableMap<String, ZarrNode> nodes = new NodeFinder(store, limits).find();
      if (nodes.isEmpty()) {
        throw UnfinishedStores.withoutRoot(store);
      }
      return new ZarrStore(store, limits, nodes);
    } catch (SwathException e) {
      store.close();
      throw e.in(store.name());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  public String name() {
    return store.name();
  }

  /// The objects of the store.
  public ObjectStore objects() {
    return store;
  }

  /// All groups and arrays, by path.
  public List<ZarrNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /// The node at a path; the root has the empty path.
  public Optional<ZarrNode> node(String path) {
    return Optional.ofNullable(nodes.get(path));
  }

  /// What a store says about an array.
  public ArrayMetadata metadata(ZarrNode.Array node) {
    try {
      return node.metadata(limits);
    } catch (SwathException e) {
      throw e.in(name());
    }
  }

  /// Opens an array.
  public ZarrArray array(ZarrNode.Array node) {
    ZarrArray array = ZarrArray.open(store, node.path(), metadata(node), limits);
    opened.add(array);
    return array;
  }

  /// The array at a path as a raster, or the only raster at full size below a group. The root has
  /// the empty path.
  public ZarrRaster raster(String path) {
    ZarrNode node = nodes.get(path);
    if (node instanceof ZarrNode.Array array) {
      return raster(array);
    }
    if (node == null) {
      throw new StorageException(
              "has no array \"" + path + "\"", "its rasters are " + names(rasterNodes()))
          .in(name());
    }
    List<ZarrNode.Array> rasters = rastersBelow(path);
    if (rasters.size() == 1) {
      return raster(rasters.getFirst());
    }
    throw (rasters.isEmpty()
            ? new UnsupportedDataException(
                "has no array of numbers on at least two axes", "name a store with a raster")
            : new UnsupportedDataException(
                "has several rasters: " + String.join(", ", names(rasters)),
                "name one of them, such as " + name() + "#" + rasters.getFirst().path()))
        .in(path.isEmpty() ? name() : name() + " " + path);
  }

  /// The store's only raster at full size.
  public ZarrRaster raster() {
    return raster("");
  }

  /// The rasters at full size below a group, without the smaller ones that a group lists beside
  /// them.
  public List<ZarrNode.Array> rastersBelow(String group) {
    String folder = group.isEmpty() ? "" : group + "/";
    return new Pyramids(nodes)
        .fullSizes(rasterNodes().stream().filter(a -> a.path().startsWith(folder)).toList());
  }

  private ZarrRaster raster(ZarrNode.Array node) {
    ArrayMetadata metadata = metadata(node);
    DType dtype =
        metadata
            .type()
            .dtype()
            .orElseThrow(() -> refused(node, "has elements that are no numbers"));
    if (metadata.rank() < 2) {
      throw refused(node, "has fewer than two axes");
    }
    try {
      ArrayMeaning meaning = GeoAttributes.read(described(node, metadata, dtype));
      var watched = new WatchedObjects(store, node.source());
      return new ZarrRaster(array(node), meaning, watched);
    } catch (SwathException e) {
      throw e.where().startsWith(name()) ? e : e.in(place(node));
    }
  }

  private String place(ZarrNode.Array node) {
    return node.path().isEmpty() ? name() : name() + " " + node.path();
  }

  private SwathException refused(ZarrNode.Array node, String why) {
    return new UnsupportedDataException(why, "rasters are numbers on at least two axes")
        .in(place(node));
  }

  private DescribedArray described(ZarrNode.Array node, ArrayMetadata metadata, DType dtype) {
    Optional<NoData> fill =
        metadata.fill().declared()
            ? Optional.of(new NoData(dtype, metadata.fill().bits(dtype)))
            : Optional.empty();
    return new DescribedArray(
        node.path(),
        metadata.chunks().extent(),
        dtype,
        fill,
        metadata.dimensionNames(),
        metadata.attributes(),
        groups(node),
        new StoredSiblings(this, node));
  }

  /// Attributes of the groups around an array, the nearest first.
  private List<JsonObject> groups(ZarrNode.Array node) {
    List<JsonObject> groups = new ArrayList<>();
    String path = node.path();
    while (!path.isEmpty()) {
      path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
      if (nodes.get(path) instanceof ZarrNode.Group group) {
        groups.add(group.attributes());
      }
    }
    return groups;
  }

  /// Arrays that can be rasters: numbers on at least two axes, and no coordinates of others. If
  /// none can, the failure of the first that could not be read.
  public List<ZarrNode.Array> rasterNodes() {
    List<ZarrNode.Array> rasters = new ArrayList<>();
    Optional<SwathException> failure = Optional.empty();
    for (ZarrNode node : nodes.values()) {
      if (node instanceof ZarrNode.Array array) {
        try {
          ArrayMetadata metadata = metadata(array);
          if (metadata.rank() >= 2 && metadata.type().dtype().isPresent()) {
            rasters.add(array);
          }
        } catch (SwathException e) {
          failure = failure.or(() -> Optional.of(e));
        }
      }
    }
    if (rasters.isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
    return AuxiliaryArrays.without(rasters, nodes.values());
  }

  private static List<String> names(List<ZarrNode.Array> arrays) {
    return arrays.stream().map(ZarrNode::path).toList();
  }

  @Override
  public void close() {
    opened.forEach(ZarrArray::close);
    store.close();
  }
}
