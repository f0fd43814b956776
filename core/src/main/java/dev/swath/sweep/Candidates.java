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
  private final List<Ground> grounds;
  private final CellGrid first;
  private final int y;
  private final int x;

  /// A schedule that could be followed.
  ///
  /// @param segment cells of a segment of the first output on each axis
  /// @param scratchLevels see [Holdings]
  record Candidate(SweepPlan.Order order, Window segment, int scratchLevels) {}

  Candidates(Graph graph, List<Output> outputs) {
    this.graph = graph;
    this.grids = outputs.stream().map(output -> output.sink().writeUnits().grid()).toList();
    this.first = grids.getFirst();
    this.grounds = Ground.of(outputs);
    this.y = first.rank() - 2;
    this.x = first.rank() - 1;
  }

  /// All of them, the most preferred first.
  List<Candidate> all() {
    Window single = segment(1, 1);
    Window aligned =
        segment(
            aligned(commonCells(y, Overviews.THAT_FIT), y),
            aligned(commonCells(x, Overviews.THAT_FIT), x));
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(SweepPlan.Order.ROWS, single, 0));
    if (!aligned.equals(single)) {
      candidates.add(new Candidate(SweepPlan.Order.ROWS, aligned, 0));
    }
    if (hasPlanes()) {
      candidates.add(new Candidate(SweepPlan.Order.PLANES, plane(aligned), 0));
    }
    List<Window> stripes = stripes(aligned(commonCells(x, Overviews.NONE), x));
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
      plane = plane.with(axis, 0, aligned(commonCells(axis, Overviews.NONE), axis));
    }
    return plane;
  }

  private List<Window> stripes(long alignedCols) {
    List<Window> stripes = new ArrayList<>();
    long cells = first.cells(x);
    for (long parts = 2; parts <= cells; parts *= 2) {
      long width = Math.ceilDiv(Math.ceilDiv(cells, parts), alignedCols);
      width = (hasOverviews() ? powerOfTwo(width) : width) * alignedCols;
      Window stripe = segment(1, width);
      if (width < cells && !stripes.contains(stripe)) {
        stripes.add(stripe);
      }
    }
    return stripes;
  }

  private boolean hasOverviews() {
    return grounds.stream().anyMatch(ground -> ground.scale().isPresent());
  }

  /// The smallest power of two that is not smaller.
  private static long powerOfTwo(long number) {
    long below = Long.highestOneBit(number);
    return below == number ? number : 2 * below;
  }

  /// How many write units to put into a segment, or 1 if that is too many.
  private long aligned(long common, int axis) {
    return Math.clamp(first.cells(axis), 1, common > LARGEST_ALIGNMENT ? 1 : common);
  }

  /// Which of the outputs whose scale is known count. A stripe need not end with the write units of
  /// overviews: the few pixels of theirs that lie on both sides of its edge wait.
  private enum Overviews {
    NONE,
    /// Those whose write units do not make segments too large.
    THAT_FIT,
    ALL
  }

  /// Write units after which write units and the units of every raster start anew together.
  private long commonCells(int axis, Overviews overviews) {
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
        long all = together(common, cell, onGround(output, rank - fromEnd));
        boolean counts =
            switch (overviews) {
              case NONE -> grounds.get(output).scale().isEmpty();
              case THAT_FIT -> grounds.get(output).scale().isEmpty() || all <= LARGEST_ALIGNMENT;
              case ALL -> true;
            };
        common = counts ? all : common;
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
      case ROWS -> Math.ceilDiv(commonCells(y, Overviews.ALL), candidate.segment().size(y));
      case STRIPES, PLANES -> 1;
    };
  }

  /// The schedule: the same segments for all outputs, as nearly as their cells allow.
  Schedule schedule(Candidate candidate) {
    List<LoopNest> nests = new ArrayList<>();
    for (int output = 0; output < grids.size(); output++) {
      Window segment = segment(output, candidate.segment());
      nests.add(LoopNest.of(grids.get(output), candidate.order(), segment, early(output)));
    }
    return new Schedule(nests, grounds);
  }

  /// Write units on each axis that lie on the ground of a segment of the first output but are
  /// complete only in the next.
  private long[] early(int output) {
    CellGrid grid = grids.get(output);
    long[] early = new long[grid.rank()];
    for (int axis = 0; axis < early.length; axis++) {
      long cell = Math.min(grid.cell().size(axis), grid.extent().size(axis));
      long length = Math.max(1, grounds.get(output).length(axis, cell));
      long late = grounds.get(output).end(axis, cell) - length;
      early[axis] = Math.max(0, Math.ceilDiv(late, length));
    }
    return early;
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
