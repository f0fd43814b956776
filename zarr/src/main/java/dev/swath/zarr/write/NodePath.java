package dev.swath.zarr.write;

import dev.swath.UnsupportedDataException;

/// The path of a node: names with `/` between them, as the root the empty text.
final class NodePath {
  static final String ROOT = "";

  private NodePath() {}

  /// Refuses a path that is no path of an array or group everywhere.
  static String checked(String path) {
    for (String name : path.split("/", -1)) {
      boolean reserved =
          name.isEmpty() || name.chars().allMatch(c -> c == '.') || name.startsWith("__");
      boolean odd = name.chars().anyMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 127);
      if (reserved || odd || name.equals("zarr.json")) {
        throw new UnsupportedDataException(
            "'" + path + "' cannot be the path of an array",
            "use names with / between them, without \\, : or control characters");
      }
    }
    return path;
  }

  /// The group around a node.
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? ROOT : path.substring(0, slash);
  }

  /// The path of a node in a group.
  static String in(String group, String name) {
    return group.isEmpty() ? name : group + "/" + name;
  }
}
