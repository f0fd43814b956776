package dev.swath.jobs;

import dev.swath.SwathException;
import dev.swath.jobs.request.RequestException;
import dev.swath.zarr.ZarrNode;
import dev.swath.zarr.ZarrStore;
import dev.swath.zarr.metadata.ArrayMetadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The groups and arrays of a Zarr store.
///
/// @param nodes by path: the root first, a group before what is in it
public record StoreTree(String name, List<Node> nodes) {
  public StoreTree {
    nodes = List.copyOf(nodes);
  }

  /// A group or an array.
  public sealed interface Node {
    /// Names from the root, `/` between them; empty for the root.
    String path();
  }

  /// A group.
  ///
  /// @param format version of Zarr
  public record Group(String path, int format) implements Node {}

  /// An array. Sizes are in the order of its axes.
  ///
  /// @param dimensions the axes' names; empty texts where they have none
  /// @param rawBytes of all elements
  /// @param chunks how many, if they were counted
  public record Array(
      String path,
      String type,
      List<String> dimensions,
      List<Long> shape,
      Layout layout,
      long rawBytes,
      Optional<ChunkCount> chunks)
      implements Node {}

  /// How an array is stored.
  ///
  /// @param format version of Zarr
  /// @param chunk elements of a chunk, of an innermost one where there are shards
  /// @param codecs in the order of writing
  public record Layout(
      int format, List<Long> chunk, Optional<List<Long>> shard, List<String> codecs) {}

  /// An array that cannot be read.
  public record Unreadable(String path, String why) implements Node {}

  /// Reads the documents of a store, or of a part of one.
  ///
  /// @param count whether chunks are counted, which looks at each
  public static StoreTree of(Path path, boolean count) {
    StorePath place =
        StorePath.of(path)
            .orElseThrow(
                () ->
                    new RequestException(
                        "there is no tree in " + path + ", which is no Zarr store",
                        "leave --tree out"));
    try (ZarrStore store = ZarrStore.open(place.store())) {
      List<Node> nodes = new ArrayList<>();
      for (ZarrNode node : store.nodes()) {
        if (isBelow(node.path(), place.inside())) {
          nodes.add(node(store, node, count));
        }
      }
      return new StoreTree(store.name(), nodes);
    }
  }

  private static boolean isBelow(String path, String folder) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  private static Node node(ZarrStore store, ZarrNode node, boolean count) {
    return switch (node) {
      case ZarrNode.Group group -> new Group(group.path(), group.format());
      case ZarrNode.Array array -> {
        ArrayMetadata metadata;
        try {
          metadata = store.metadata(array);
        } catch (SwathException e) {
          yield new Unreadable(array.path(), e.what());
        }
        yield array(store, array, metadata, count);
      }
    };
  }

  private static Array array(
      ZarrStore store, ZarrNode.Array node, ArrayMetadata metadata, boolean count) {
    ZarrLayout layout = ZarrLayout.of(metadata);
    return new Array(
        node.path(),
        metadata.type().name(),
        metadata.dimensionNames().stream().map(name -> name.orElse("")).toList(),
        Arrays.stream(metadata.chunks().extent().sizes()).boxed().toList(),
        new Layout(layout.format(), layout.chunk(), layout.shard(), layout.codecs()),
        rawBytes(metadata),
        count ? Optional.of(ZarrSource.chunks(store, store.array(node))) : Optional.empty());
  }

  private static long rawBytes(ArrayMetadata metadata) {
    double bytes = metadata.type().bytes();
    for (long side : metadata.chunks().extent().sizes()) {
      bytes *= side;
    }
    return (long) bytes;
  }
}
