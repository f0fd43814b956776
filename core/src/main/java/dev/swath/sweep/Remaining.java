package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
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

  private final List<Want> wants = new ArrayList<>();

  Remaining(Graph graph, List<Schedule.Rest> rests) {
    for (Schedule.Rest rest : rests) {
      want(Graph.demands(graph.root(), rest.pixels()), graph.root(), rest);
    }
  }

  private void want(List<Graph.Demand> demands, Raster root, Schedule.Rest rest) {
    for (Graph.Demand demand : demands) {
      wants.add(new Want(demand.raster(), demand.window(), rest.level()));
      if (!demand.raster().inputs().isEmpty()) {
        wantInputs(demand, root, rest);
      }
    }
  }

  /// The inputs of units that are yet to be computed: those that the rest touches, less those that
  /// something before it along an axis touches as well.
  private void wantInputs(Graph.Demand demand, Raster root, Schedule.Rest rest) {
    UnitRaster raster = demand.raster();
    Window units = raster.units().touching(demand.window());
    for (Schedule.Split split : rest.before()) {
      for (Graph.Demand before : Graph.demands(root, split.pixels())) {
        if (before.raster() == raster && raster.schema().rank() == root.schema().rank()) {
          units = beyond(units, raster.units().touching(before.window()), split.axis());
        }
      }
    }
    if (units.isEmpty()) {
      return;
    }
    List<Graph.Demand> first = Graph.demands(raster, CellIndex.in(units, 0));
    List<Graph.Demand> last = Graph.demands(raster, CellIndex.in(units, units.count() - 1));
    List<Graph.Demand> inputs = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      Window window = first.get(i).window().union(last.get(i).window());
      inputs.add(new Graph.Demand(first.get(i).raster(), window));
    }
    want(inputs, root, new Schedule.Rest(rest.level(), rest.pixels(), List.of()));
  }

  private static Window beyond(Window units, Window before, int axis) {
    long start =
        Math.max(units.start(axis), before.isEmpty() ? units.start(axis) : before.end(axis));
    return units.with(axis, start, Math.max(0, units.end(axis) - start));
  }

  /// What is needed of some pixels of a unit.
  Use of(UnitRaster raster, CellIndex unit, Window pixels) {
    Window part = Window.ofSize(new long[pixels.rank()]);
    int innermost = -1;
    for (Want want : wants) {
      if (want.raster() == raster && want.window().intersects(pixels)) {
        part = part.union(want.window().intersect(pixels));
        innermost = Math.max(innermost, want.level());
      }
    }
    return new Use(part, innermost);
  }
}
