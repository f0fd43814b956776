package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.UnitRaster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides, write unit by write unit in the order of the schedule, what is computed, kept,
/// cut down and let go. Pure bookkeeping: planning and running both walk through it, so that
/// the plan is what happens.
///
/// A unit lives from the step that first needs it to the last one; what is left of it is cut
/// down to what the rest of the schedule needs when that is at most half. "The rest" is one
/// box per loop of the schedule, so the decision takes the same time wherever the sweep
/// stands.
final class Holdings {
  private record Key(int raster, CellIndex unit) {}

  private final Graph graph;
  private final int scratchLevels;
  private final DemandMemory memory;
  private final Map<Key, Holding> held = new HashMap<>();
  private long heldBytes;
  private long scratchBytes;
  private long ids;
  private long outer = -1;

  /// @param scratchLevels units that only the outermost so many loops will need again wait on
  ///     scratch storage; 0 keeps all in memory
  Holdings(Graph graph, int scratchLevels) {
    this.graph = graph;
    this.scratchLevels = scratchLevels;
    this.memory = new DemandMemory(graph);
  }

  /// Bytes of memory that units held for later steps take.
  long heldBytes() {
    return heldBytes;
  }

  /// Bytes on scratch storage that units held for later steps take.
  long scratchBytes() {
    return scratchBytes;
  }

  /// Begins in the middle: holds what would be waiting there. Of what only units ask for, not write
  /// units, nothing is known.
  void startAt(Schedule.Cursor cursor) {
    Remaining remaining = new Remaining(graph, memory, cursor.rest(true), cursor.past(false));
    for (UnitRaster raster : graph.unitRasters()) {
      for (CellIndex unit : remaining.waiting(raster)) {
        Window whole = raster.units().window(unit);
        Remaining.Use use = remaining.of(raster, unit, whole);
        boolean cut = 2 * use.part().count() <= whole.count();
        boolean onScratch = use.innermost() < scratchLevels;
        Window part = cut || onScratch ? use.part() : whole;
        if (!part.isEmpty()) {
          Holding waiting = new Holding(raster, unit, part, onScratch, ids++);
          put(new Key(graph.place(raster), unit), waiting);
        }
      }
    }
  }

  /// What writing a write unit entails.
  Step admit(Schedule.Cursor cursor) {
    Walk walk = new Walk(cursor);
    walk.need(walk.direct, walk.uses);
    return finish(walk, cursor);
  }

  /// What passing by a write unit that is there already entails: letting go of what it would have
  /// been the last to need.
  Step skip(Schedule.Cursor cursor) {
    Walk walk = new Walk(cursor);
    walk.touchHeld(walk.direct);
    return finish(walk, cursor);
  }

  private Step finish(Walk walk, Schedule.Cursor cursor) {
    memory.advance();
    Remaining remaining = new Remaining(graph, memory, cursor.rest(false), cursor.past(true));
    for (Map.Entry<Key, Holding> touched : List.copyOf(walk.touched.entrySet())) {
      walk.settle(touched.getKey(), touched.getValue(), remaining);
    }
    if (cursor.outer() != outer) {
      outer = cursor.outer();
      walk.releaseForgotten(remaining);
    }
    return walk.step();
  }

  /// Everything still held, to be released when the schedule is done.
  List<Holding> drain() {
    List<Holding> rest = List.copyOf(held.values());
    held.clear();
    heldBytes = 0;
    scratchBytes = 0;
    return rest;
  }

  private void put(Key key, Holding holding) {
    Holding old = held.put(key, holding);
    count(holding, 1);
    if (old != null) {
      count(old, -1);
    }
  }

  private void remove(Key key) {
    Holding old = held.remove(key);
    if (old != null) {
      count(old, -1);
    }
  }

  private void count(Holding holding, int sign) {
    heldBytes += sign * holding.leaseBytes();
    scratchBytes += holding.onScratch() ? sign * holding.pixelBytes() : 0;
  }

  /// One step in the making.
  private final class Walk {
    private final int output;
    private final CellIndex cell;
    private final Window window;
    private final Map<Key, Holding> touched = new LinkedHashMap<>();
    private final List<Step.Action> begin = new ArrayList<>();
    private final List<Step.Copy> parts = new ArrayList<>();
    private final Set<Holding> uses = new LinkedHashSet<>();
    private final List<Holding> released = new ArrayList<>();
    private final List<Graph.Demand> direct;

    Walk(Schedule.Cursor cursor) {
      output = cursor.output();
      cell = cursor.cell();
      window = cursor.window();
      direct = Graph.demands(graph.root(output), window);
    }

    void touchHeld(List<Graph.Demand> demands) {
      for (Graph.Demand demand : demands) {
        Window units = demand.raster().units().touching(demand.window());
        long count = units.count();
        for (long n = 0; n < count; n++) {
          touchHeld(demand.raster(), CellIndex.in(units, n));
        }
      }
    }

    private void touchHeld(UnitRaster raster, CellIndex unit) {
      Key key = new Key(graph.place(raster), unit);
      Holding holding = held.get(key);
      if (holding == null) {
        touchHeld(Graph.demands(raster, unit));
      } else {
        touched.putIfAbsent(key, holding);
      }
    }

    void need(List<Graph.Demand> demands, Set<Holding> consumer) {
      for (Graph.Demand demand : demands) {
        Window units = demand.raster().units().touching(demand.window());
        long count = units.count();
        for (long n = 0; n < count; n++) {
          consumer.add(use(demand.raster(), CellIndex.in(units, n), demand.window()));
        }
      }
    }

    private Holding use(UnitRaster raster, CellIndex unit, Window needed) {
      Key key = new Key(graph.place(raster), unit);
      Holding holding = held.get(key);
      if (holding != null && !has(holding, needed)) {
        released.add(holding);
        holding = null;
      }
      if (holding == null) {
        holding = compute(key, raster, unit);
        touched.put(key, holding);
      }
      touched.putIfAbsent(key, holding);
      return holding.onScratch() ? load(holding, needed, begin) : holding;
    }

    /// Whether what is left of a unit is enough. It is not where units before were passed by that
    /// would have been made of the rest.
    private static boolean has(Holding holding, Window needed) {
      Window inside = needed.intersect(holding.raster().units().window(holding.unit()));
      return inside.isEmpty() || holding.part().contains(inside);
    }

    private Holding compute(Key key, UnitRaster raster, CellIndex unit) {
      Set<Holding> inputs = new LinkedHashSet<>();
      need(Graph.demands(raster, unit), inputs);
      Holding holding = new Holding(raster, unit, raster.units().window(unit), false, ids++);
      begin.add(new Step.Compute(holding, List.copyOf(inputs)));
      put(key, holding);
      return holding;
    }

    private Holding load(Holding stored, Window needed, List<? super Step.Copy> actions) {
      Holding piece =
          new Holding(
              stored.raster(), stored.unit(), stored.part().intersect(needed), false, ids++);
      actions.add(new Step.Copy(stored, piece));
      released.add(piece);
      return piece;
    }

    /// Decides what becomes of a unit after this step.
    void settle(Key key, Holding holding, Remaining remaining) {
      Remaining.Use use = remaining.of(holding.raster(), holding.unit(), holding.part());
      if (use.part().isEmpty()) {
        remove(key);
        released.add(holding);
      } else if (!holding.onScratch() && use.innermost() < scratchLevels) {
        spill(key, holding, use.part());
      } else if (!holding.onScratch() && 2 * use.part().count() <= holding.part().count()) {
        replace(key, holding, use.part(), false);
      }
    }

    private Holding replace(Key key, Holding holding, Window part, boolean onScratch) {
      Holding kept = new Holding(holding.raster(), holding.unit(), part, onScratch, ids++);
      parts.add(new Step.Copy(holding, kept));
      put(key, kept);
      released.add(holding);
      return kept;
    }

    /// Moves a unit to scratch storage. The write unit takes its pixels from there as well, so that
    /// a row of large units need not be in memory together.
    private void spill(Key key, Holding whole, Window needed) {
      Window now = neededByThisStep(whole);
      Holding kept = replace(key, whole, needed.union(now), true);
      if (uses.remove(whole)) {
        uses.add(load(kept, now, parts));
      }
    }

    private Window neededByThisStep(Holding holding) {
      Window needed = Window.ofSize(new long[holding.part().rank()]);
      for (Graph.Demand demand : direct) {
        if (demand.raster() == holding.raster()) {
          needed = needed.union(demand.window().intersect(holding.part()));
        }
      }
      return needed;
    }

    /// Lets go of what no rest needs although no step said so when it used it last, which happens
    /// where needs of large windows are wider than the sum of the needs of their parts.
    void releaseForgotten(Remaining remaining) {
      Iterator<Map.Entry<Key, Holding>> all = held.entrySet().iterator();
      while (all.hasNext()) {
        Map.Entry<Key, Holding> entry = all.next();
        Holding holding = entry.getValue();
        if (!touched.containsKey(entry.getKey())
            && remaining.of(holding.raster(), holding.unit(), holding.part()).part().isEmpty()) {
          all.remove();
          count(holding, -1);
          released.add(holding);
        }
      }
    }

    Step step() {
      Map<Holding, Step.Copy> spills = spills();
      List<Step.Action> actions = new ArrayList<>();
      Set<Holding> gone = new HashSet<>();
      for (Step.Action action : begin) {
        actions.add(action);
        if (action instanceof Step.Compute compute && spills.containsKey(compute.holding())) {
          Holding unit = compute.holding();
          actions.add(spills.get(unit));
          actions.add(new Step.Release(unit));
          gone.add(unit);
        }
      }
      parts.stream().filter(copy -> !gone.contains(copy.from())).forEach(actions::add);
      List<Step.Release> releases =
          released.stream().filter(unit -> !gone.contains(unit)).map(Step.Release::new).toList();
      return new Step(output, cell, window, actions, List.copyOf(uses), releases);
    }

    /// Units that nothing but scratch storage wants: fresh ones go there before the next one is
    /// computed.
    private Map<Holding, Step.Copy> spills() {
      Set<Holding> wanted = new HashSet<>(uses);
      for (Step.Action action : begin) {
        if (action instanceof Step.Compute compute) {
          wanted.addAll(compute.uses());
        }
      }
      Map<Holding, Step.Copy> spills = new HashMap<>();
      for (Step.Copy copy : parts) {
        if (copy.to().onScratch() && !wanted.contains(copy.from())) {
          spills.put(copy.from(), copy);
        }
      }
      return spills;
    }
  }
}
