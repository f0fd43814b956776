package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.UnitRaster;
import java.util.ArrayList;
import java.util.List;

/// The schedules that a sweep could follow, by arithmetic over the grids of its outputs and units.
final class Candidates {
  private static final int LARGEST_ALIGNMENT = 64;
  private static final long LONGEST_PERIOD = 1 << 20;

  private final Graph graph;
  private final List<CellGrid> grids;
  private final CellGrid first;
  private final int y;
  private final int x;

  /// A schedule that could be followed.
  ///
  /// @param segment cells of a segment of the first output on each axis
  /// @param scratchLevels see [Holdings]
  record Candidate(SweepPlan.Order order, Window segment, int scratchLevels) {}

  Candidates(Graph graph, List<CellGrid> grids) {
    this.graph = graph;
    this.grids = grids;
    this.first = grids.getFirst();
    this.y = first.rank() - 2;
    this.x = first.rank() - 1;
  }

  /// All of them, the most preferred first.
  List<Candidate> all() {
    Window single = segment(1, 1);
    Window aligned = segment(aligned(y), aligned(x));
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(SweepPlan.Order.ROWS, single, 0));
    if (!aligned.equals(single)) {
      candidates.add(new Candidate(SweepPlan.Order.ROWS, aligned, 0));
    }
    if (hasPlanes()) {
      candidates.add(new Candidate(SweepPlan.Order.PLANES, plane(aligned), 0));
    }
    List<Window> stripes = stripes(aligned.size(x));
    for (int scratchLevels : new int[] {0, 1}) {
      for (Window stripe : stripes) {
        candidates.add(new Candidate(SweepPlan.Order.STRIPES, stripe, scratchLevels));
      }
    }
    candidates.add(new Candidate(SweepPlan.Order.ROWS, single, Integer.MAX_VALUE));
    return candidates;
  }

  private Window segment(long rows, long cols) {
    return first.all().with(y, 0, rows).with(x, 0, cols);
  }

  /// Whether there are planes that could follow each other, the same in all outputs.
  private boolean hasPlanes() {
    return first.all().with(y, 0, 1).with(x, 0, 1).count() > 1
        && grids.stream().allMatch(this::hasPlanesOfFirst);
  }

  private boolean hasPlanesOfFirst(CellGrid grid) {
    boolean same = grid.rank() == first.rank();
    for (int axis = 0; same && axis < y; axis++) {
      same = grid.extent().size(axis) == first.extent().size(axis);
    }
    return same;
  }

  private Window plane(Window segment) {
    Window plane = segment;
    for (int axis = 0; axis < y; axis++) {
      plane = plane.with(axis, 0, aligned(axis));
    }
    return plane;
  }

  private List<Window> stripes(long alignedCols) {
    List<Window> stripes = new ArrayList<>();
    long cells = first.cells(x);
    for (long parts = 2; parts <= cells; parts *= 2) {
      long width = Math.ceilDiv(Math.ceilDiv(cells, parts), alignedCols) * alignedCols;
      Window stripe = segment(1, width);
      if (width < cells && !stripes.contains(stripe)) {
        stripes.add(stripe);
      }
    }
    return stripes;
  }

  /// Write units after which write units and the units of every raster start anew together, or 1 if
  /// that is too many for a segment.
  private long aligned(int axis) {
    long cells = commonCells(axis);
    return Math.clamp(first.cells(axis), 1, cells > LARGEST_ALIGNMENT ? 1 : cells);
  }

  private long commonCells(int axis) {
    long common = 1;
    long cell = first.cell().size(axis);
    int fromEnd = first.rank() - axis;
    for (UnitRaster raster : graph.unitRasters()) {
      if (raster.schema().rank() >= fromEnd) {
        long unit = unitSize(raster).size(raster.schema().rank() - fromEnd);
        common = together(common, cell, unit);
      }
    }
    for (CellGrid grid : grids) {
      if (grid.rank() >= fromEnd) {
        common = together(common, cell, inFirst(grid, grid.rank() - fromEnd, axis));
      }
    }
    return common;
  }

  /// The size of an output's cell in pixels of the first output.
  private long inFirst(CellGrid grid, int itsAxis, int axis) {
    double scale = (double) first.extent().size(axis) / Math.max(1, grid.extent().size(itsAxis));
    return Math.round(grid.cell().size(itsAxis) * scale);
  }

  private static long together(long common, long cell, long other) {
    long size = Math.max(1, other);
    long cells = size / gcd(cell, size);
    return Math.min(LONGEST_PERIOD, common / gcd(common, cells) * cells);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /// The size of a whole unit on each axis.
  static Window unitSize(UnitRaster raster) {
    Window all = raster.units().all();
    return all.isEmpty() ? raster.schema().extent() : raster.units().window(CellIndex.in(all, 0));
  }

  /// Steps of the outermost loop after which its position relative to the units repeats.
  long period(Candidate candidate) {
    return switch (candidate.order()) {
      case ROWS -> Math.ceilDiv(commonCells(y), candidate.segment().size(y));
      case STRIPES, PLANES -> 1;
    };
  }

  /// The schedule: the same segments for all outputs, as nearly as their cells allow.
  Schedule schedule(Candidate candidate) {
    return new Schedule(
        grids.stream()
            .map(grid -> LoopNest.of(grid, candidate.order(), segment(grid, candidate.segment())))
            .toList());
  }

  private Window segment(CellGrid grid, Window cells) {
    Window segment = grid.all();
    for (int fromEnd = 1; fromEnd <= Math.min(grid.rank(), first.rank()); fromEnd++) {
      int axis = first.rank() - fromEnd;
      int itsAxis = grid.rank() - fromEnd;
      boolean whole = axis < y && cells.size(axis) == first.cells(axis);
      if (!whole) {
        double pixels = (double) cells.size(axis) * first.cell().size(axis);
        long its = Math.round(pixels / Math.max(1, inFirst(grid, itsAxis, axis)));
        segment = segment.with(itsAxis, 0, Math.max(1, its));
      }
    }
    return segment;
  }
}
