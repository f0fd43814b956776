package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.UnitRaster;
import java.util.ArrayList;
import java.util.List;

/// What the rest of a schedule needs of the rasters made of units.
final class Remaining {
  /// What is still needed of a unit.
  ///
  /// @param part the pixels, empty if none
  /// @param innermost the innermost loop that needs them
  record Use(Window part, int innermost) {}

  /// Pixels of a raster that a loop will need.
  private record Want(UnitRaster raster, Window window, int level) {}

  /// What a loop will need directly.
  private record Direct(Demands demands, int level) {}

  private final Graph graph;
  private final List<Direct> directs = new ArrayList<>();

  /// What it will need for units.
  private final List<Want> wants = new ArrayList<>();

  Remaining(Graph graph, DemandMemory memory, List<Schedule.Rest> rests) {
    this.graph = graph;
    for (Schedule.Rest rest : rests) {
      Demands demands = memory.of(rest);
      directs.add(new Direct(demands, rest.level()));
      for (Graph.Demand demand : demands.made()) {
        wantInputs(demand, rest.level(), rest.before());
      }
    }
  }

  private void want(List<Graph.Demand> demands, int level, List<Schedule.Box> before) {
    for (Graph.Demand demand : demands) {
      wants.add(new Want(demand.raster(), demand.window(), level));
      if (!demand.raster().inputs().isEmpty()) {
        wantInputs(demand, level, before);
      }
    }
  }

  /// The inputs of units that are yet to be computed: those that the rest touches, less those that
  /// something before it touches as well.
  private void wantInputs(Graph.Demand demand, int level, List<Schedule.Box> boxes) {
    UnitRaster raster = demand.raster();
    Window units = raster.units().touching(demand.window());
    for (Schedule.Box box : boxes) {
      for (Graph.Demand before : Graph.demands(graph.root(box.output()), box.pixels())) {
        if (before.raster() == raster) {
          units = beyond(units, raster.units().touching(before.window()));
        }
      }
    }
    if (units.isEmpty()) {
      return;
    }
    want(Graph.demands(raster, units), level, boxes);
  }

  /// The units without those at the front of an axis that lie in a box which reaches across all
  /// other axes.
  private static Window beyond(Window units, Window before) {
    Window shared = units.intersect(before);
    for (int axis = 0; axis < units.rank() && !shared.isEmpty(); axis++) {
      long end = shared.end(axis);
      Window front = units.with(axis, units.start(axis), end - units.start(axis));
      if (shared.equals(front)) {
        return units.with(axis, end, units.end(axis) - end);
      }
    }
    return units;
  }

  /// What is needed of some pixels of a unit.
  Use of(UnitRaster raster, CellIndex unit, Window pixels) {
    Window part = Window.ofSize(new long[pixels.rank()]);
    int innermost = -1;
    for (Direct direct : directs) {
      for (Window window : direct.demands().of(raster)) {
        if (window.intersects(pixels)) {
          part = part.union(window.intersect(pixels));
          innermost = Math.max(innermost, direct.level());
        }
      }
    }
    for (Want want : wants) {
      if (want.raster() == raster && want.window().intersects(pixels)) {
        part = part.union(want.window().intersect(pixels));
        innermost = Math.max(innermost, want.level());
      }
    }
    return new Use(part, innermost);
  }
}
