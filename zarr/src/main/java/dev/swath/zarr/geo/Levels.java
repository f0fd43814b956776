package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The nodes whose attributes count for an array, and its place among the levels of a group.
final class Levels {
  /// A level and the attributes of the group that lists it.
  record Listed(Multiscales.Level level, Attributes group) {}

  private Levels() {}

  /// The array, its group, and the group further up that lists it as a level, if there is one.
  static List<Attributes> nodes(DescribedArray array) {
    List<Attributes> nodes = new ArrayList<>();
    nodes.add(new Attributes(array.attributes()));
    array.groups().stream().limit(1).map(Attributes::new).forEach(nodes::add);
    listing(array).map(Listed::group).filter(g -> !nodes.contains(g)).ifPresent(nodes::add);
    return nodes;
  }

  /// The nearest group that lists the array, or the group it is in, among its levels.
  static Optional<Listed> listing(DescribedArray array) {
    String path = array.path();
    int start = path.length();
    for (JsonObject group : array.groups()) {
      start = path.lastIndexOf('/', start - 1);
      String below = path.substring(start + 1);
      Optional<Listed> listed =
          Multiscales.of(group)
              .flatMap(levels -> levels.level(below))
              .map(level -> new Listed(level, new Attributes(group)));
      if (listed.isPresent() || start < 0) {
        return listed;
      }
    }
    return Optional.empty();
  }
}
