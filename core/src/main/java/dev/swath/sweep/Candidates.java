package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.UnitRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The schedules that a sweep could follow, by arithmetic over the grids of its outputs and units.
final class Candidates {
  private static final int LARGEST_ALIGNMENT = 64;
  private static final long LONGEST_PERIOD = 1 << 20;

  private final Graph graph;
  private final List<CellGrid> grids;
  private final List<Ground> grounds;
  private final CellGrid first;
  private final int y;
  private final int x;

  /// A schedule that could be followed.
  ///
  /// @param segment cells of a segment of the first output on each axis
  /// @param scratchLevels see [Holdings]
  record Candidate(SweepPlan.Order order, Window segment, int scratchLevels) {}

  Candidates(Graph graph, List<CellGrid> grids, List<Optional<Output.Scale>> scales) {
    this.graph = graph;
    this.grids = grids;
    this.first = grids.getFirst();
    this.grounds =
        IntStream.range(0, grids.size())
            .mapToObj(i -> new Ground(first.extent(), grids.get(i).extent(), scales.get(i)))
            .toList();
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
        int itsAxis = raster.schema().rank() - fromEnd;
        boolean same = raster.schema().extent().size(itsAxis) == first.extent().size(axis);
        if (same || raster.inputs().isEmpty()) {
          common = together(common, cell, unitSize(raster).size(itsAxis));
        }
      }
    }
    for (int output = 0; output < grids.size(); output++) {
      int rank = grids.get(output).rank();
      if (rank >= fromEnd) {
        common = together(common, cell, onGround(output, rank - fromEnd));
      }
    }
    return common;
  }

  /// The size of an output's cell in pixels of the first output.
  private long onGround(int output, int axis) {
    return grounds.get(output).length(axis, grids.get(output).cell().size(axis));
  }

  private static long together(long common, long cell, long other) {
    long size = Math.max(1, other);
    long cells = size / gcd(cell, size);
    return Math.min(LONGEST_PERIOD, common / gcd(common, cells) * cells);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /// The size of a whole unit on each axis: of one that is not at an edge, where there is one.
  static Window unitSize(UnitRaster raster) {
    Window all = raster.units().all();
    if (all.isEmpty()) {
      return raster.schema().extent();
    }
    long[] index = new long[all.rank()];
    for (int axis = 0; axis < index.length; axis++) {
      index[axis] = all.size(axis) > 2 ? 1 : 0;
    }
    return raster.units().window(CellIndex.of(index));
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
    List<LoopNest> nests = new ArrayList<>();
    for (int output = 0; output < grids.size(); output++) {
      Window segment = segment(output, candidate.segment());
      nests.add(LoopNest.of(grids.get(output), candidate.order(), segment));
    }
    return new Schedule(nests, grounds);
  }

  private Window segment(int output, Window cells) {
    CellGrid grid = grids.get(output);
    Window segment = grid.all();
    for (int fromEnd = 1; fromEnd <= Math.min(grid.rank(), first.rank()); fromEnd++) {
      int axis = first.rank() - fromEnd;
      int itsAxis = grid.rank() - fromEnd;
      boolean whole = axis < y && cells.size(axis) == first.cells(axis);
      if (!whole) {
        double pixels = (double) cells.size(axis) * first.cell().size(axis);
        long its = Math.round(pixels / Math.max(1, onGround(output, itsAxis)));
        segment = segment.with(itsAxis, 0, Math.max(1, its));
      }
    }
    return segment;
  }
}
