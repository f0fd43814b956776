package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.UnitRaster;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What the rest of a schedule needs of the rasters made of units.
///
/// Needs are followed from the outputs to the inputs, raster by raster: of units that are made of
/// others and not computed yet, the inputs are needed.
final class Remaining {
  /// What is still needed of a unit.
  ///
  /// @param part the pixels, empty if none
  /// @param innermost the innermost loop that needs them
  record Use(Window part, int innermost) {}

  /// What a loop will need, directly or for units.
  private record Wanted(Demands demands, int level) {}

  /// Pixels of a raster that a loop will need.
  private record Want(Window window, int level) {
    boolean covers(Want other) {
      return level >= other.level && window.contains(other.window);
    }
  }

  private final DemandMemory memory;
  private final List<Schedule.Box> past;
  private final List<Wanted> wanted = new ArrayList<>();

  /// Of rasters whose units are made of others.
  private final Map<UnitRaster, List<Want>> wants = new IdentityHashMap<>();

  /// @param rests what is still to come
  /// @param past what is done
  Remaining(Graph graph, DemandMemory memory, List<Schedule.Rest> rests, List<Schedule.Box> past) {
    this.memory = memory;
    this.past = past;
    for (Schedule.Rest rest : rests) {
      want(memory.of(rest.output(), rest.pixels()), rest.level());
    }
    graph.madeUsersFirst().forEach(this::wantInputs);
  }

  private void want(Demands demands, int level) {
    wanted.add(new Wanted(demands, level));
    for (Graph.Demand demand : demands.made()) {
      Want want = new Want(demand.window(), level);
      List<Want> known = wants.computeIfAbsent(demand.raster(), _ -> new ArrayList<>());
      if (known.stream().noneMatch(other -> other.covers(want))) {
        known.removeIf(want::covers);
        known.add(want);
      }
    }
  }

  /// Asks for the inputs of the units that are yet to be computed.
  private void wantInputs(UnitRaster raster) {
    List<Window> computed = computed(raster);
    for (Want want : wants.getOrDefault(raster, List.of())) {
      List<Window> units = List.of(raster.units().touching(want.window()));
      for (Window done : computed) {
        units = without(units, done);
      }
      for (Window box : units) {
        if (!box.isEmpty()) {
          want(memory.of(raster, box), want.level());
        }
      }
    }
  }

  /// Boxes of units that what is done asked for itself.
  private List<Window> computed(UnitRaster raster) {
    List<Window> units = new ArrayList<>();
    for (Schedule.Box box : past) {
      for (Window window : memory.of(box.output(), box.pixels()).of(raster)) {
        units.add(raster.units().touching(window));
      }
    }
    return units;
  }

  private static List<Window> without(List<Window> boxes, Window done) {
    List<Window> left = new ArrayList<>(boxes.size() + 2);
    boxes.forEach(box -> addWithout(left, box, done));
    return left;
  }

  /// Cuts a box off on both sides of what is done, axis by axis.
  private static void addWithout(List<Window> left, Window box, Window done) {
    Window shared = box.intersect(done);
    if (shared.isEmpty()) {
      left.add(box);
      return;
    }
    Window rest = box;
    for (int axis = 0; axis < box.rank(); axis++) {
      addUnlessEmpty(left, rest, axis, rest.start(axis), shared.start(axis));
      addUnlessEmpty(left, rest, axis, shared.end(axis), rest.end(axis));
      rest = rest.with(axis, shared.start(axis), shared.size(axis));
    }
  }

  private static void addUnlessEmpty(
      List<Window> boxes, Window box, int axis, long start, long end) {
    if (start < end) {
      boxes.add(box.with(axis, start, end - start));
    }
  }

  /// Units of a raster that are needed and that what is done asked for itself. A unit may come
  /// several times.
  List<CellIndex> waiting(UnitRaster raster) {
    List<CellIndex> waiting = new ArrayList<>();
    List<Window> computed = computed(raster);
    for (Wanted some : wanted) {
      for (Window window : some.demands().of(raster)) {
        Window needed = raster.units().touching(window);
        for (Window done : computed) {
          Window units = needed.intersect(done);
          for (long n = 0; n < units.count(); n++) {
            waiting.add(CellIndex.in(units, n));
          }
        }
      }
    }
    return waiting;
  }

  /// What is needed of some pixels of a unit.
  Use of(UnitRaster raster, CellIndex unit, Window pixels) {
    Window part = Window.ofSize(new long[pixels.rank()]);
    int innermost = -1;
    for (Wanted some : wanted) {
      for (Window window : some.demands().of(raster)) {
        if (window.intersects(pixels)) {
          part = part.union(window.intersect(pixels));
          innermost = Math.max(innermost, some.level());
        }
      }
    }
    return new Use(part, innermost);
  }
}
