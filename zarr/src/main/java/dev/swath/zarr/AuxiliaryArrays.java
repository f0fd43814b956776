package dev.swath.zarr;

import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Arrays that describe others, as the CF conventions name them: coordinates and bounds of cells.
final class AuxiliaryArrays {
  private static final List<String> ATTRIBUTES = List.of("coordinates", "bounds");

  private AuxiliaryArrays() {}

  /// Those arrays that no other array of their group names as such; all, if nothing were left.
  static List<ZarrNode.Array> without(List<ZarrNode.Array> arrays, Collection<ZarrNode> nodes) {
    Set<String> named = new HashSet<>();
    for (ZarrNode node : nodes) {
      if (node instanceof ZarrNode.Array array) {
        for (String attribute : ATTRIBUTES) {
          names(array, attribute).forEach(name -> named.add(Documents.key(array.parent(), name)));
        }
      }
    }
    List<ZarrNode.Array> rest = arrays.stream().filter(a -> !named.contains(a.path())).toList();
    return rest.isEmpty() ? arrays : rest;
  }

  private static List<String> names(ZarrNode.Array array, String attribute) {
    return array.allAttributes().get(attribute) instanceof JsonPrimitive text && text.isString()
        ? Arrays.asList(text.getAsString().split(" "))
        : List.of();
  }
}
