package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import java.util.ArrayList;
import java.util.List;

/// The order in which write units follow each other: a nest of loops over their grid, outermost
/// first. Several loops may step along one axis, the outer in blocks, the inner within a block.
///
/// @param grid the write units
/// @param loops axis and step of each loop; the innermost loop over each axis steps by 1
record Schedule(CellGrid grid, List<Loop> loops) {
  /// One loop of the nest.
  ///
  /// @param step cells it moves on at a time
  record Loop(int axis, long step) {}

  Schedule {
    loops = List.copyOf(loops);
  }

  /// Segments of so many cells, row after row or column after column; inside a segment rows
  /// of cells from the top, each from the left, with the other axes innermost.
  static Schedule of(CellGrid grid, SweepPlan.Order order, long segmentRows, long segmentCols) {
    int y = grid.rank() - 2;
    int x = grid.rank() - 1;
    List<Loop> loops = new ArrayList<>();
    switch (order) {
      case ROWS -> {
        loops.add(new Loop(y, segmentRows));
        loops.add(new Loop(x, segmentCols));
      }
      case STRIPES -> {
        loops.add(new Loop(x, segmentCols));
        loops.add(new Loop(y, segmentRows));
      }
    }
    if (segmentRows > 1) {
      loops.add(new Loop(y, 1));
    }
    if (segmentCols > 1) {
      loops.add(new Loop(x, 1));
    }
    for (int axis = 0; axis < y; axis++) {
      loops.add(new Loop(axis, 1));
    }
    return new Schedule(grid, loops);
  }

  /// A place in the schedule, starting at the first write unit.
  Cursor start() {
    return new Cursor(0);
  }

  /// A place in the schedule, starting where the outermost loop has made so many steps.
  Cursor startAt(long outerSteps) {
    return new Cursor(outerSteps);
  }

  /// Steps of the outermost loop.
  long outerSteps() {
    return Math.ceilDiv(grid.cells(loops.getFirst().axis()), loops.getFirst().step());
  }

  /// A walk through the schedule.
  final class Cursor {
    private final long[] at = new long[loops.size()];
    private boolean done;

    private Cursor(long outerSteps) {
      at[0] = outerSteps * loops.getFirst().step();
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
      return at[0] / loops.getFirst().step();
    }

    void next() {
      for (int level = at.length - 1; level >= 0; level--) {
        long step = loops.get(level).step();
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
      long size = Math.min(loop.step(), range.end(loop.axis()) - at[level]);
      return range.with(loop.axis(), at[level], size);
    }

    /// What is still to come after the current write unit: one box for each loop, outermost first.
    List<Rest> rest() {
      List<Rest> rests = new ArrayList<>(at.length);
      List<Window> splits = new ArrayList<>(at.length);
      Window range = grid.all();
      for (int level = 0; level < at.length; level++) {
        int axis = loops.get(level).axis();
        Window current = block(range, level);
        Window past = range.with(axis, range.start(axis), at[level] - range.start(axis));
        Window prior = range.with(axis, range.start(axis), current.end(axis) - range.start(axis));
        Window next = range.with(axis, current.end(axis), range.end(axis) - current.end(axis));
        if (!next.isEmpty()) {
          List<Window> before = new ArrayList<>(splits);
          before.add(pixels(prior));
          rests.add(new Rest(level, pixels(next), before));
        }
        if (!past.isEmpty()) {
          splits.add(pixels(past));
        }
        range = current;
      }
      return rests;
    }
  }

  /// Pixels still to be written.
  ///
  /// @param level the loop that brings them, 0 the outermost
  /// @param pixels the box
  /// @param before boxes that come before it along an axis, done already or brought by an
  ///     inner loop
  record Rest(int level, Window pixels, List<Window> before) {}

  /// The pixels of a box of cells.
  Window pixels(Window cells) {
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
