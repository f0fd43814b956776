package dev.swath.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds circles among packages by walking along their uses.
final class PackageCycles {
  private final Map<String, Set<String>> uses;
  private final Set<String> finished = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final List<String> found = new ArrayList<>();

  /// @param uses for each package those it uses
  PackageCycles(Map<String, Set<String>> uses) {
    this.uses = uses;
  }

  /// One sentence for each circle met.
  List<String> find() {
    uses.keySet().forEach(this::visit);
    return found;
  }

  private void visit(String name) {
    if (path.contains(name)) {
      List<String> circle = new ArrayList<>(path);
      found.add(
          "packages use each other: "
              + String.join(" -> ", circle.subList(circle.indexOf(name), circle.size()))
              + " -> "
              + name);
      return;
    }
    if (finished.contains(name)) {
      return;
    }
    path.addLast(name);
    uses.getOrDefault(name, Set.of()).forEach(this::visit);
    path.removeLast();
    finished.add(name);
  }
}
