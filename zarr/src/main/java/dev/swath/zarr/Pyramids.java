package dev.swath.zarr;

import dev.swath.SwathException;
import dev.swath.zarr.geo.Multiscales;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells rasters at full size from the smaller ones that groups list as their other levels.
///
/// @param nodes all of a store, by path
record Pyramids(Map<String, ZarrNode> nodes) {
  List<ZarrNode.Array> fullSizes(List<ZarrNode.Array> arrays) {
    List<ZarrNode.Array> full = arrays.stream().filter(array -> !isSmaller(array)).toList();
    return full.isEmpty() ? arrays : full;
  }

  /// Whether the nearest group that lists an array does so behind the first level.
  private boolean isSmaller(ZarrNode.Array array) {
    String group = array.path();
    while (!group.isEmpty()) {
      group = group.substring(0, Math.max(0, group.lastIndexOf('/')));
      String below = array.path().substring(group.isEmpty() ? 0 : group.length() + 1);
      Optional<Multiscales> levels = levels(group);
      Optional<Multiscales.Level> level = levels.flatMap(l -> l.level(below));
      if (level.isPresent()) {
        return !level.get().equals(levels.get().levels().getFirst());
      }
    }
    return false;
  }

  /// Levels that break their convention tell nothing apart.
  private Optional<Multiscales> levels(String group) {
    try {
      return nodes.get(group) instanceof ZarrNode.Group found
          ? Multiscales.of(found.attributes()).filter(levels -> !levels.levels().isEmpty())
          : Optional.empty();
    } catch (SwathException _) {
      return Optional.empty();
    }
  }
}
