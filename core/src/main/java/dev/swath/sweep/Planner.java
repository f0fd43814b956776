package dev.swath.sweep;

import dev.swath.BudgetException;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;
import dev.swath.raster.UnitRaster;
import dev.swath.raster.WriteUnits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses the schedule of a sweep: the first in order of preference that lets enough write
/// units be under way at once, else the one that lets the most.
final class Planner {
  private static final int LARGEST_ALIGNMENT = 64;
  private static final long LONGEST_PERIOD = 1 << 20;

  private final Graph graph;
  private final WriteUnits writeUnits;
  private final SweepOptions options;
  private final Costs costs;
  private final Map<Candidate, Rehearsal> rehearsed = new HashMap<>();

  /// A schedule that could be run.
  ///
  /// @param scratchLevels see [Holdings]
  private record Candidate(
      SweepPlan.Order order, long segmentRows, long segmentCols, int scratchLevels) {}

  /// A schedule that was chosen, and what is shown of it.
  record Choice(Schedule schedule, int scratchLevels, SweepPlan plan) {}

  private record Scored(Candidate candidate, Rehearsal rehearsal, int inFlight) {}

  Planner(Graph graph, RasterSink sink, SweepOptions options) {
    this.graph = graph;
    this.writeUnits = sink.writeUnits();
    this.options = options;
    this.costs = new Costs(graph, sink);
    refuseOtherShape(graph.root(), writeUnits.grid().extent());
  }

  private static void refuseOtherShape(Raster root, Window extent) {
    if (!root.schema().extent().equals(extent)) {
      throw new IllegalArgumentException(
          "the sink takes " + extent + " but the raster has " + root.schema().extent());
    }
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
    List<Candidate> candidates = candidates();
    Optional<Scored> best = Optional.empty();
    for (Candidate candidate : candidates) {
      Rehearsal rehearsal = rehearse(candidate, options.memoryBytes());
      int inFlight = rehearsal.inFlight(options.memoryBytes(), most());
      if (best.isEmpty() ? inFlight > 0 : inFlight > best.get().inFlight()) {
        best = Optional.of(new Scored(candidate, rehearsal, inFlight));
      }
      if (inFlight >= enough()) {
        break;
      }
    }
    return best.map(scored -> choice(scored, candidates)).orElseThrow(() -> tooLittle(candidates));
  }

  private BudgetException tooLittle(List<Candidate> candidates) {
    long minimum = minimum(candidates);
    return new BudgetException(
        "this job takes at least "
            + minimum
            + " bytes of memory for its pixels but the budget is "
            + options.memoryBytes()
            + " bytes",
        "grant at least " + Math.ceilDiv(minimum, 1L << 20) + " MiB with --memory");
  }

  private long minimum(List<Candidate> candidates) {
    long minimum =
        rehearsed.values().stream().mapToLong(r -> r.peak(1)).min().orElse(Long.MAX_VALUE);
    for (Candidate candidate : frugal(candidates)) {
      if (!rehearsed.containsKey(candidate)) {
        minimum = Math.min(minimum, rehearse(candidate, minimum).peak(1));
      }
    }
    return minimum;
  }

  /// The candidates that could take least: the first, and the narrowest of each kind.
  private static List<Candidate> frugal(List<Candidate> candidates) {
    List<Candidate> frugal = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      boolean last = i == candidates.size() - 1;
      if (i == 0
          || last
          || candidates.get(i).scratchLevels() != candidates.get(i + 1).scratchLevels()) {
        frugal.add(candidates.get(i));
      }
    }
    return frugal;
  }

  private Rehearsal rehearse(Candidate candidate, long giveUpAbove) {
    Rehearsal rehearsal =
        new Rehearsal(
            graph,
            schedule(candidate),
            candidate.scratchLevels(),
            costs,
            workers(),
            giveUpAbove,
            new Rehearsal.Length(period(candidate), mostSteps(candidate)));
    if (rehearsal.isComplete()) {
      rehearsed.put(candidate, rehearsal);
    }
    return rehearsal;
  }

  private static int mostSteps(Candidate candidate) {
    return switch (candidate.order()) {
      case ROWS -> 300_000;
      case STRIPES -> 10_000;
    };
  }

  private int workers() {
    return options.threads() + 2;
  }

  private Schedule schedule(Candidate c) {
    return Schedule.of(writeUnits.grid(), c.order(), c.segmentRows(), c.segmentCols());
  }

  private List<Candidate> candidates() {
    CellGrid grid = writeUnits.grid();
    int y = grid.rank() - 2;
    int x = grid.rank() - 1;
    long alignedRows = Math.clamp(grid.cells(y), 1, alignment(y));
    long alignedCols = Math.clamp(grid.cells(x), 1, alignment(x));
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(SweepPlan.Order.ROWS, 1, 1, 0));
    if (alignedRows > 1 || alignedCols > 1) {
      candidates.add(new Candidate(SweepPlan.Order.ROWS, alignedRows, alignedCols, 0));
    }
    List<Long> widths = stripeWidths(grid.cells(x), alignedCols);
    for (long width : widths) {
      candidates.add(new Candidate(SweepPlan.Order.STRIPES, 1, width, 0));
    }
    for (long width : widths) {
      candidates.add(new Candidate(SweepPlan.Order.STRIPES, 1, width, 1));
    }
    candidates.add(new Candidate(SweepPlan.Order.ROWS, 1, 1, Integer.MAX_VALUE));
    return candidates;
  }

  private static List<Long> stripeWidths(long cells, long aligned) {
    List<Long> widths = new ArrayList<>();
    for (long parts = 2; parts <= cells; parts *= 2) {
      long width = Math.ceilDiv(Math.ceilDiv(cells, parts), aligned) * aligned;
      if (width < cells && !widths.contains(width)) {
        widths.add(width);
      }
    }
    return widths;
  }

  /// Write units after which write units and the units of every raster start anew together, or 1 if
  /// that is too many for a segment.
  private long alignment(int axis) {
    long cells = commonCells(axis);
    return cells > LARGEST_ALIGNMENT ? 1 : cells;
  }

  private long commonCells(int axis) {
    long common = 1;
    long cell = writeUnits.grid().cell().size(axis);
    for (UnitRaster raster : graph.unitRasters()) {
      long unit = Math.max(1, unitSize(raster).size(axis));
      long cells = unit / gcd(cell, unit);
      common = Math.min(LONGEST_PERIOD, common / gcd(common, cells) * cells);
    }
    return common;
  }

  /// Steps of the outermost loop after which its position relative to the units repeats.
  private long period(Candidate candidate) {
    return switch (candidate.order()) {
      case ROWS -> Math.ceilDiv(commonCells(writeUnits.grid().rank() - 2), candidate.segmentRows());
      case STRIPES -> 1;
    };
  }

  private static Window unitSize(UnitRaster raster) {
    Window all = raster.units().all();
    return all.isEmpty() ? raster.schema().extent() : raster.units().window(CellIndex.in(all, 0));
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private Choice choice(Scored scored, List<Candidate> candidates) {
    Candidate candidate = scored.candidate();
    Schedule schedule = schedule(candidate);
    Rehearsal rehearsal = scored.rehearsal();
    CellGrid grid = writeUnits.grid();
    boolean rowMajor = candidate.order() == SweepPlan.Order.ROWS && candidate.segmentRows() == 1;
    List<SweepPlan.Units> units = new ArrayList<>();
    Window extent = graph.root().schema().extent();
    for (UnitRaster raster : graph.unitRasters()) {
      units.add(
          new SweepPlan.Units(
              raster.getClass().getSimpleName(),
              unitsNeeded(raster, extent),
              unitSize(raster),
              costs.storedBytes(raster)));
    }
    int rank = grid.rank();
    Window segment =
        grid.extent()
            .with(
                rank - 2,
                0,
                Math.min(
                    candidate.segmentRows() * grid.cell().size(rank - 2),
                    grid.extent().size(rank - 2)))
            .with(
                rank - 1,
                0,
                Math.min(
                    candidate.segmentCols() * grid.cell().size(rank - 1),
                    grid.extent().size(rank - 1)));
    SweepPlan plan =
        new SweepPlan(
            grid.extent(),
            grid.count(),
            grid.cell(),
            segment,
            candidate.order(),
            candidate.scratchLevels() == 0 ? SweepPlan.Held.MEMORY : SweepPlan.Held.SCRATCH,
            units,
            scored.inFlight(),
            rehearsal.heldBytes(),
            rehearsal.transientBytes(),
            minimum(candidates),
            rehearsal.peak(scored.inFlight()),
            options.memoryBytes(),
            rehearsal.scratchBytes(),
            writeUnits.rowMajor() && !rowMajor);
    return new Choice(schedule, candidate.scratchLevels(), plan);
  }

  /// Units of a raster that some pixels of the output need, in the bounding box of their windows.
  private long unitsNeeded(UnitRaster raster, Window extent) {
    Window window = Window.ofSize(new long[raster.schema().rank()]);
    List<Graph.Demand> demands = new ArrayList<>(Graph.demands(graph.root(), extent));
    for (int i = 0; i < demands.size(); i++) {
      Graph.Demand demand = demands.get(i);
      if (demand.raster() == raster) {
        window = window.union(demand.window());
      }
      Window touched = demand.raster().units().touching(demand.window());
      if (!demand.raster().inputs().isEmpty() && !touched.isEmpty()) {
        demands.addAll(Graph.demands(demand.raster(), touched));
      }
    }
    return raster.units().touching(window).count();
  }
}
