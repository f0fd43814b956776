package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.UnitRaster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rasters that the outputs of a sweep are made from, and what windows of them a window of an
/// output needs.
final class Graph {
  /// A window of a raster made of units.
  record Demand(UnitRaster raster, Window window) {}

  private final List<Raster> roots;
  private final List<UnitRaster> unitRasters = new ArrayList<>();
  private final Map<UnitRaster, Integer> places = new IdentityHashMap<>();
  private final List<UnitRaster> madeUsersFirst = new ArrayList<>();

  Graph(List<Raster> roots) {
    this.roots = List.copyOf(roots);
    roots.forEach(this::collect);
    Set<Raster> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    roots.forEach(root -> addInputsFirst(root, seen));
    Collections.reverse(madeUsersFirst);
  }

  private void addInputsFirst(Raster raster, Set<Raster> seen) {
    if (seen.add(raster)) {
      raster.inputs().forEach(input -> addInputsFirst(input, seen));
      if (raster instanceof UnitRaster units && !raster.inputs().isEmpty()) {
        madeUsersFirst.add(units);
      }
    }
  }

  private void collect(Raster raster) {
    if (raster instanceof UnitRaster units
        && places.putIfAbsent(units, unitRasters.size()) == null) {
      unitRasters.add(units);
    }
    raster.inputs().forEach(this::collect);
  }

  /// The raster of an output.
  Raster root(int output) {
    return roots.get(output);
  }

  /// The rasters made of units, the outputs' side first.
  List<UnitRaster> unitRasters() {
    return unitRasters;
  }

  /// The rasters whose units are made of others, each before those that it is made from.
  List<UnitRaster> madeUsersFirst() {
    return madeUsersFirst;
  }

  int place(UnitRaster raster) {
    return places.get(raster);
  }

  /// The nearest rasters made of units that a window of a raster needs, through derived ones.
  static List<Demand> demands(Raster raster, Window window) {
    List<Demand> found = new ArrayList<>(2);
    collect(raster, window, found);
    return found;
  }

  /// The nearest rasters made of units that a unit needs.
  static List<Demand> demands(UnitRaster raster, CellIndex unit) {
    List<Demand> found = new ArrayList<>(2);
    for (Need need : raster.needs(unit)) {
      collect(raster.inputs().get(need.input()), need.window(), found);
    }
    return found;
  }

  /// The nearest rasters made of units that the units of a box need: for each raster the smallest
  /// window around all of it.
  static List<Demand> demands(UnitRaster raster, Window units) {
    List<Demand> found = new ArrayList<>(2);
    for (Need need : raster.needs(units)) {
      collect(raster.inputs().get(need.input()), need.window(), found);
    }
    Map<UnitRaster, Window> windows = new IdentityHashMap<>();
    found.forEach(demand -> windows.merge(demand.raster(), demand.window(), Window::union));
    return windows.entrySet().stream().map(e -> new Demand(e.getKey(), e.getValue())).toList();
  }

  private static void collect(Raster raster, Window window, List<Demand> found) {
    if (window.isEmpty()) {
      return;
    }
    switch (raster) {
      case UnitRaster units -> found.add(new Demand(units, window));
      case Derived derived -> {
        for (Need need : derived.coarseNeeds(window)) {
          collect(derived.inputs().get(need.input()), need.window(), found);
        }
      }
    }
  }

  /// Bytes that evaluating a window takes beside the window itself.
  static long workBytes(Raster raster, Window window) {
    return switch (raster) {
      case UnitRaster _ -> 0;
      case Derived derived -> needBytes(derived, derived.needs(window));
    };
  }

  /// Bytes that the needs of a unit and their evaluation take.
  static long workBytes(UnitRaster raster, CellIndex unit) {
    return needBytes(raster, raster.needs(unit));
  }

  private static long needBytes(Raster raster, List<Need> needs) {
    long bytes = 0;
    for (Need need : needs) {
      Raster input = raster.inputs().get(need.input());
      bytes += Workspace.aligned(Block.byteSize(input.schema().dtype(), need.window()));
      bytes += workBytes(input, need.window());
    }
    return bytes;
  }
}
