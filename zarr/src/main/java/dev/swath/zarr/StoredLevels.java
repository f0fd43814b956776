package dev.swath.zarr;

import dev.swath.SwathException;
import dev.swath.zarr.geo.Multiscales;
import java.util.List;

/// The groups of a store that hold one raster at several sizes.
public final class StoredLevels {
  private StoredLevels() {}

  /// Paths of the levels of a group, as it lists them: the full size first. None if it lists none.
  public static List<String> of(ZarrStore store, String group) {
    if (!(store.node(group).orElse(null) instanceof ZarrNode.Group node)) {
      return List.of();
    }
    try {
      return Multiscales.of(node.attributes()).map(Multiscales::levels).orElse(List.of()).stream()
          .map(level -> Documents.key(group, level.asset()))
          .toList();
    } catch (SwathException e) {
      throw e.in(group.isEmpty() ? store.name() : store.name() + " " + group);
    }
  }
}
