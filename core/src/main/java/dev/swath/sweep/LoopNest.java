package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import java.util.ArrayList;
import java.util.List;

/// The order in which the write units of one output follow each other: a nest of loops over their
/// grid, outermost first. Several loops may step along one axis, the outer in blocks, the inner
/// within a block.
///
/// @param grid the write units
/// @param loops axis and step of each loop; the innermost loop over each axis steps by 1
/// @param segmentLoops how many of the loops, from the outermost, step from segment to segment
record LoopNest(CellGrid grid, List<Loop> loops, int segmentLoops) {
  /// One loop of the nest.
  ///
  /// @param step cells it moves on at a time
  /// @param early cells by which its first step is shorter
  record Loop(int axis, long step, long early) {
    Loop(int axis, long step) {
      this(axis, step, 0);
    }

    /// Cells from a place to the end of its step.
    private long left(long at) {
      return step - (at + early) % step;
    }
  }

  LoopNest {
    loops = List.copyOf(loops);
  }

  /// Segments one after another; inside a segment rows of cells from the top, each from the left,
  /// with the other axes innermost.
  ///
  /// @param segment cells of a segment on each axis; unless planes follow each other, it has all of
  ///     the axes before rows and columns
  /// @param early cells on each axis by which the first segment is shorter
  static LoopNest of(CellGrid grid, SweepPlan.Order order, Window segment, long... early) {
    int y = grid.rank() - 2;
    int x = grid.rank() - 1;
    List<Integer> outer = new ArrayList<>();
    switch (order) {
      case ROWS -> outer.addAll(List.of(y, x));
      case STRIPES -> outer.addAll(List.of(x, y));
      case PLANES -> {
        for (int axis = 0; axis <= x; axis++) {
          outer.add(axis);
        }
      }
    }
    List<Loop> loops = new ArrayList<>();
    for (int axis : outer) {
      long step = segment.size(axis);
      loops.add(new Loop(axis, step, early.length == 0 ? 0 : early[axis] % step));
    }
    for (int axis : new int[] {y, x}) {
      if (segment.size(axis) > 1) {
        loops.add(new Loop(axis, 1));
      }
    }
    for (int axis = 0; axis < y; axis++) {
      if (!outer.contains(axis) || segment.size(axis) > 1) {
        loops.add(new Loop(axis, 1));
      }
    }
    return new LoopNest(grid, loops, outer.size());
  }

  /// A place in the nest, starting where the outermost loop has made so many steps.
  Cursor startAt(long outerSteps) {
    return new Cursor(outerSteps);
  }

  /// Steps of the outermost loop.
  long outerSteps() {
    Loop loop = loops.getFirst();
    return Math.ceilDiv(grid.cells(loop.axis()) + loop.early(), loop.step());
  }

  /// A walk through the nest.
  final class Cursor {
    private final long[] at = new long[loops.size()];
    private boolean done;

    private Cursor(long outerSteps) {
      Loop first = loops.getFirst();
      at[0] = Math.max(0, outerSteps * first.step() - first.early());
      done = at[0] >= grid.cells(loops.getFirst().axis()) || grid.all().isEmpty();
      if (!done) {
        restart(1);
      }
    }

    boolean done() {
      return done;
    }

    /// The current write unit.
    CellIndex cell() {
      long[] index = new long[grid.rank()];
      for (int level = 0; level < at.length; level++) {
        index[loops.get(level).axis()] = at[level];
      }
      return CellIndex.of(index);
    }

    /// Steps that the outermost loop has made.
    long outer() {
      return (at[0] + loops.getFirst().early()) / loops.getFirst().step();
    }

    /// The pixels of an axis that are passed when a loop has finished its current step.
    long reached(int level) {
      return pixels(ranges(level + 1)).end(loops.get(level).axis());
    }

    void next() {
      for (int level = at.length - 1; level >= 0; level--) {
        long step = loops.get(level).left(at[level]);
        if (at[level] + step < ranges(level).end(loops.get(level).axis())) {
          at[level] += step;
          restart(level + 1);
          return;
        }
      }
      done = true;
    }

    private void restart(int from) {
      for (int level = from; level < at.length; level++) {
        at[level] = ranges(level).start(loops.get(level).axis());
      }
    }

    /// The cells that the loops from a level on run over, given where the outer ones are.
    private Window ranges(int level) {
      Window range = grid.all();
      for (int outer = 0; outer < level; outer++) {
        range = block(range, outer);
      }
      return range;
    }

    private Window block(Window range, int level) {
      Loop loop = loops.get(level);
      long size = Math.min(loop.left(at[level]), range.end(loop.axis()) - at[level]);
      return range.with(loop.axis(), at[level], size);
    }

    /// What lies before the current write unit: disjoint boxes of pixels.
    List<Window> past() {
      if (done) {
        return List.of(grid.extent());
      }
      List<Window> past = new ArrayList<>(at.length);
      Window range = grid.all();
      for (int level = 0; level < at.length; level++) {
        addUnlessEmpty(past, before(range, level));
        range = block(range, level);
      }
      return past;
    }

    private Window before(Window range, int level) {
      int axis = loops.get(level).axis();
      return range.with(axis, range.start(axis), at[level] - range.start(axis));
    }

    private void addUnlessEmpty(List<Window> boxes, Window cells) {
      if (!cells.isEmpty()) {
        boxes.add(pixels(cells));
      }
    }

    /// What is still to come: one box for each loop, outermost first.
    ///
    /// @param current whether the current write unit is to come as well
    List<Rest> rest(boolean current) {
      List<Rest> rests = new ArrayList<>(at.length);
      Window range = grid.all();
      for (int level = 0; level < at.length && !done; level++) {
        int axis = loops.get(level).axis();
        Window now = block(range, level);
        long start = current && level == at.length - 1 ? at[level] : now.end(axis);
        Window next = range.with(axis, start, range.end(axis) - start);
        if (!next.isEmpty()) {
          rests.add(new Rest(level, pixels(next)));
        }
        range = now;
      }
      return rests;
    }
  }

  /// Pixels still to be written.
  ///
  /// @param level the loop that brings them, 0 the outermost
  /// @param pixels the box
  record Rest(int level, Window pixels) {}

  /// The pixels of a box of cells.
  private Window pixels(Window cells) {
    long[] start = new long[cells.rank()];
    long[] size = new long[cells.rank()];
    for (int axis = 0; axis < start.length; axis++) {
      start[axis] = cells.start(axis) * grid.cell().size(axis);
      long end = Math.min(cells.end(axis) * grid.cell().size(axis), grid.extent().size(axis));
      size[axis] = Math.max(0, end - start[axis]);
    }
    return Window.of(start, size);
  }
}
