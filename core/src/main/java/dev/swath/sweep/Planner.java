package dev.swath.sweep;

import dev.swath.BudgetException;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.raster.UnitRaster;
import dev.swath.raster.WriteUnits;
import dev.swath.sweep.Candidates.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses the schedule of a sweep: the first in order of preference that lets enough write
/// units be under way at once, else the one that lets the most.
final class Planner {
  private final Graph graph;
  private final List<Output> outputs;
  private final List<WriteUnits> writeUnits;
  private final SweepOptions options;
  private final Costs costs;
  private final Candidates candidates;
  private final Map<Candidate, Rehearsal> rehearsed = new HashMap<>();

  /// A schedule that was chosen, and what is shown of it.
  record Choice(Schedule schedule, int scratchLevels, SweepPlan plan) {}

  private record Scored(Candidate candidate, Rehearsal rehearsal, int inFlight) {}

  Planner(Graph graph, List<Output> outputs, SweepOptions options) {
    this.graph = graph;
    this.outputs = outputs;
    this.writeUnits = outputs.stream().map(output -> output.sink().writeUnits()).toList();
    this.options = options;
    this.costs = new Costs(graph, outputs.stream().map(Output::sink).toList());
    this.candidates = new Candidates(graph, outputs);
  }

  Costs costs() {
    return costs;
  }

  private int enough() {
    return options.threads() + 2;
  }

  private int most() {
    return 2 * options.threads() + 1;
  }

  Choice choose() {
    List<Candidate> all = candidates.all();
    Optional<Scored> best = Optional.empty();
    for (Candidate candidate : all) {
      Rehearsal rehearsal = rehearse(candidate, options.memoryBytes());
      int inFlight = rehearsal.inFlight(options.memoryBytes(), most());
      if (best.isEmpty() ? inFlight > 0 : inFlight > best.get().inFlight()) {
        best = Optional.of(new Scored(candidate, rehearsal, inFlight));
      }
      if (inFlight >= enough()) {
        break;
      }
    }
    return best.map(scored -> choice(scored, all)).orElseThrow(() -> tooLittle(all));
  }

  private BudgetException tooLittle(List<Candidate> all) {
    long minimum = minimum(all);
    return new BudgetException(
        "this job takes at least "
            + minimum
            + " bytes of memory for its pixels but the budget is "
            + options.memoryBytes()
            + " bytes",
        "grant at least " + Math.ceilDiv(minimum, 1L << 20) + " MiB with --memory");
  }

  private long minimum(List<Candidate> all) {
    long minimum =
        rehearsed.values().stream().mapToLong(r -> r.peak(1)).min().orElse(Long.MAX_VALUE);
    for (Candidate candidate : frugal(all)) {
      if (!rehearsed.containsKey(candidate)) {
        minimum = Math.min(minimum, rehearse(candidate, minimum).peak(1));
      }
    }
    return minimum;
  }

  /// The candidates that could take least: the first, and the narrowest of each kind.
  private static List<Candidate> frugal(List<Candidate> all) {
    List<Candidate> frugal = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean last = i == all.size() - 1;
      if (i == 0
          || last
          || all.get(i).order() != all.get(i + 1).order()
          || all.get(i).scratchLevels() != all.get(i + 1).scratchLevels()) {
        frugal.add(all.get(i));
      }
    }
    return frugal;
  }

  private Rehearsal rehearse(Candidate candidate, long giveUpAbove) {
    Rehearsal rehearsal =
        new Rehearsal(
            graph,
            candidates.schedule(candidate),
            candidate.scratchLevels(),
            costs,
            workers(),
            giveUpAbove,
            new Rehearsal.Length(candidates.period(candidate), mostSteps(candidate)));
    if (rehearsal.isComplete()) {
      rehearsed.put(candidate, rehearsal);
    }
    return rehearsal;
  }

  private static int mostSteps(Candidate candidate) {
    return switch (candidate.order()) {
      case ROWS -> 300_000;
      case PLANES -> 100_000;
      case STRIPES -> 10_000;
    };
  }

  private int workers() {
    return options.threads() + 2;
  }

  private Choice choice(Scored scored, List<Candidate> all) {
    Candidate candidate = scored.candidate();
    Rehearsal rehearsal = scored.rehearsal();
    SweepPlan plan =
        new SweepPlan(
            written(),
            segment(candidate),
            candidate.order(),
            candidate.scratchLevels() == 0 ? SweepPlan.Held.MEMORY : SweepPlan.Held.SCRATCH,
            units(),
            scored.inFlight(),
            rehearsal.heldBytes(),
            rehearsal.transientBytes(),
            minimum(all),
            rehearsal.peak(scored.inFlight()),
            options.memoryBytes(),
            rehearsal.scratchBytes(),
            spools(candidate));
    return new Choice(candidates.schedule(candidate), candidate.scratchLevels(), plan);
  }

  private List<SweepPlan.Written> written() {
    return outputs.stream()
        .filter(output -> !output.prompts())
        .map(output -> output.sink().writeUnits().grid())
        .map(grid -> new SweepPlan.Written(grid.extent(), grid.count(), grid.cell()))
        .toList();
  }

  private List<SweepPlan.Units> units() {
    Map<UnitRaster, Window> needed = needed();
    return graph.unitRasters().stream()
        .map(
            raster ->
                new SweepPlan.Units(
                    raster.getClass().getSimpleName(),
                    units(raster, needed),
                    Candidates.unitSize(raster),
                    costs.storedBytes(raster)))
        .toList();
  }

  private static long units(UnitRaster raster, Map<UnitRaster, Window> needed) {
    Window window = needed.get(raster);
    return window == null ? 0 : raster.units().touching(window).count();
  }

  private Window segment(Candidate candidate) {
    CellGrid grid = writeUnits.getFirst().grid();
    Window segment = grid.extent();
    for (int axis = 0; axis < grid.rank(); axis++) {
      long pixels = candidate.segment().size(axis) * grid.cell().size(axis);
      segment = segment.with(axis, 0, Math.min(pixels, segment.size(axis)));
    }
    return segment;
  }

  private boolean spools(Candidate candidate) {
    int y = candidate.segment().rank() - 2;
    boolean rowMajor =
        candidate.order() == SweepPlan.Order.ROWS && candidate.segment().size(y) == 1;
    return !rowMajor && writeUnits.stream().anyMatch(WriteUnits::rowMajor);
  }

  /// The bounding box of the windows of each raster that some pixels of the outputs need.
  private Map<UnitRaster, Window> needed() {
    Map<UnitRaster, Window> needed = new IdentityHashMap<>();
    List<Graph.Demand> demands = new ArrayList<>();
    for (int output = 0; output < writeUnits.size(); output++) {
      Window extent = writeUnits.get(output).grid().extent();
      demands.addAll(Graph.demands(graph.root(output), extent));
    }
    for (int i = 0; i < demands.size(); i++) {
      Graph.Demand demand = demands.get(i);
      needed.merge(demand.raster(), demand.window(), Window::union);
      Window touched = demand.raster().units().touching(demand.window());
      if (!demand.raster().inputs().isEmpty() && !touched.isEmpty()) {
        demands.addAll(Graph.demands(demand.raster(), touched));
      }
    }
    return needed;
  }
}
