package dev.swath.zarr;

import dev.swath.SwathException;
import dev.swath.zarr.geo.Finding;
import dev.swath.zarr.geo.GeoZarrNode;
import dev.swath.zarr.geo.GeoZarrRules;
import dev.swath.zarr.metadata.ArrayMetadata;
import java.util.ArrayList;
import java.util.List;

/// Holds what the nodes of a store say against the GeoZarr conventions.
public final class StoreRules {
  private StoreRules() {}

  /// What the nodes break, in the order of their paths. Arrays whose documents cannot be read are
  /// passed over.
  public static List<Finding> check(ZarrStore store) {
    List<Finding> found = new ArrayList<>();
    for (ZarrNode node : store.nodes()) {
      switch (node) {
        case ZarrNode.Group group ->
            found.addAll(
                GeoZarrRules.check(
                    new GeoZarrNode.Group(
                        group.path(),
                        group.attributes(),
                        below -> store.node(Documents.key(group.path(), below)).isPresent())));
        case ZarrNode.Array array -> check(store, array, found);
      }
    }
    return found;
  }

  private static void check(ZarrStore store, ZarrNode.Array node, List<Finding> found) {
    ArrayMetadata array;
    try {
      array = store.metadata(node);
    } catch (SwathException _) {
      return;
    }
    found.addAll(
        GeoZarrRules.check(
            new GeoZarrNode.Array(
                node.path(), array.attributes(), array.chunks().extent(), array.dimensionNames())));
  }
}
