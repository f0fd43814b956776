package dev.swath.cli;

import dev.swath.jobs.StoreTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The groups and arrays of a store, for people and for programs.
final class TreeText {
  private TreeText() {}

  static String of(StoreTree tree) {
    StringBuilder text = new StringBuilder(Failure.onOneLine(tree.name())).append('\n');
    for (StoreTree.Node node : tree.nodes()) {
      long depth =
          node.path().isEmpty() ? 0 : 1 + node.path().chars().filter(c -> c == '/').count();
      String name = node.path().substring(node.path().lastIndexOf('/') + 1);
      String said = said(node);
      String line =
          "  ".repeat(Math.toIntExact(depth)) + (name.isEmpty() ? "/" : name) + "  " + said;
      text.append(Failure.onOneLine(line)).append('\n');
      if (node instanceof StoreTree.Array array) {
        String indent = "  ".repeat(Math.toIntExact(depth + 2));
        array
            .chunks()
            .ifPresent(
                count -> {
                  text.append(indent).append("chunks  ").append(ChunkText.pieces(count.chunks()));
                  text.append(ChunkText.ratio(count)).append('\n');
                  count
                      .shards()
                      .ifPresent(
                          shards ->
                              text.append(indent)
                                  .append("shards  ")
                                  .append(ChunkText.pieces(shards))
                                  .append('\n'));
                });
      }
    }
    return text.toString();
  }

  private static String said(StoreTree.Node node) {
    return switch (node) {
      case StoreTree.Group(_, int format) -> "group, Zarr " + format;
      case StoreTree.Unreadable(_, String why) -> "not readable: " + why;
      case StoreTree.Array array ->
          array.type()
              + " ("
              + shape(array)
              + ")  "
              + layout(array.layout())
              + "  "
              + ByteSize.text(array.rawBytes())
              + " raw";
    };
  }

  private static String shape(StoreTree.Array array) {
    List<String> sides = new ArrayList<>();
    for (int axis = 0; axis < array.shape().size(); axis++) {
      String name = array.dimensions().get(axis);
      sides.add((name.isEmpty() ? "" : name + " ") + array.shape().get(axis));
    }
    return String.join(", ", sides);
  }

  private static String layout(StoreTree.Layout layout) {
    return "chunks "
        + sizes(layout.chunk())
        + layout.shard().map(shard -> " in shards " + sizes(shard)).orElse("")
        + "  "
        + (layout.codecs().isEmpty() ? "uncompressed" : String.join(" ", layout.codecs()));
  }

  private static String sizes(List<Long> sizes) {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }

  static Map<String, Object> json(StoreTree tree) {
    Map<String, Object> json = Json.object();
    json.put("store", tree.name());
    json.put("nodes", tree.nodes().stream().map(TreeText::json).toList());
    return json;
  }

  private static Map<String, Object> json(StoreTree.Node node) {
    Map<String, Object> json = Json.object();
    json.put("path", node.path());
    json.put("kind", node.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    switch (node) {
      case StoreTree.Group(_, int format) -> json.put("format", format);
      case StoreTree.Unreadable(_, String why) -> json.put("why", why);
      case StoreTree.Array array -> {
        json.put("format", array.layout().format());
        json.put("dtype", array.type());
        json.put("dimensions", array.dimensions());
        json.put("shape", array.shape());
        json.put("chunk", array.layout().chunk());
        json.put("shard", array.layout().shard());
        json.put("codecs", array.layout().codecs());
        json.put("rawBytes", array.rawBytes());
        array.chunks().ifPresent(count -> json.put("stored", ChunkText.json(count)));
      }
    }
    return json;
  }
}
