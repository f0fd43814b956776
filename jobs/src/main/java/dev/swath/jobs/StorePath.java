package dev.swath.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A path into a Zarr store: the store, and the array or group inside it that is meant.
///
/// @param inside names with `/` between them; empty for the store itself
record StorePath(Path store, String inside) {
  private static final List<String> MARKS =
      List.of("zarr.json", ".zarray", ".zgroup", ".zmetadata");

  /// The store that a path is, or leads into; nothing if it leads to no store. The outermost store
  /// counts, so that a group's array is found with all that is said about the group. What follows a
  /// `#` names an array, too.
  static Optional<StorePath> of(Path path) {
    String text = path.toString();
    int mark = text.lastIndexOf('#');
    if (mark > 0 && !Files.exists(path)) {
      Path store = Path.of(text.substring(0, mark));
      return isStore(store)
          ? Optional.of(new StorePath(store, text.substring(mark + 1)))
          : Optional.empty();
    }
    Optional<StorePath> found = Optional.empty();
    String inside = "";
    for (Path at = path; at != null && at.getFileName() != null; at = at.getParent()) {
      if (isStore(at)) {
        found = Optional.of(new StorePath(at, inside));
      }
      inside = at.getFileName() + (inside.isEmpty() ? "" : "/" + inside);
    }
    return found;
  }

  /// Whether a folder or zip file says that it is a store.
  static boolean isStore(Path path) {
    return Files.isDirectory(path)
        ? MARKS.stream().anyMatch(name -> Files.isRegularFile(path.resolve(name)))
        : isZip(path);
  }

  private static boolean isZip(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(java.util.Locale.ROOT).endsWith(".zip")
        && Files.isRegularFile(path);
  }
}
