package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.ArrayList;
import java.util.List;

/// The order in which the write units of all outputs follow each other. Each output has its nest of
/// loops; next is always the write unit whose ground is complete first, the earlier output where
/// several are: by the segments of the first output, then by rows and columns.
///
/// @param nests one for each output, over the same ground and in the same order of segments
/// @param grounds where the pixels of each output lie
record Schedule(List<LoopNest> nests, List<Ground> grounds) {
  Schedule {
    nests = List.copyOf(nests);
    grounds = List.copyOf(grounds);
  }

  /// A place in the schedule, starting at the first write unit.
  Cursor start() {
    return startAt(0);
  }

  /// A place in the schedule, starting where the outermost loop of the first output has made
  /// so many steps.
  Cursor startAt(long outerSteps) {
    return new Cursor(outerSteps);
  }

  /// Steps of the outermost loop of the first output.
  long outerSteps() {
    return nests.getFirst().outerSteps();
  }

  /// Write units in all.
  long count() {
    return nests.stream().mapToLong(nest -> nest.grid().count()).sum();
  }

  /// Pixels of an output still to be written.
  record Rest(int output, int level, Window pixels) {}

  /// Pixels of an output.
  record Box(int output, Window pixels) {}

  /// A walk through the schedule.
  final class Cursor {
    private final List<LoopNest.Cursor> cursors = new ArrayList<>();
    private int output;

    private Cursor(long outerSteps) {
      double share = (double) outerSteps / Math.max(1, outerSteps());
      for (LoopNest nest : nests) {
        cursors.add(nest.startAt(Math.round(share * nest.outerSteps())));
      }
      output = first();
    }

    private int first() {
      int first = -1;
      for (int i = 0; i < cursors.size(); i++) {
        if (!cursors.get(i).done() && (first < 0 || endsBefore(i, first))) {
          first = i;
        }
      }
      return first;
    }

    private boolean endsBefore(int one, int other) {
      for (int level = 0; level < nests.getFirst().segmentLoops(); level++) {
        long segment = segment(one, level);
        long otherSegment = segment(other, level);
        if (segment != otherSegment) {
          return segment < otherSegment;
        }
      }
      for (int fromEnd = 2; fromEnd > 0; fromEnd--) {
        long end = end(one, fromEnd);
        long otherEnd = end(other, fromEnd);
        if (end != otherEnd) {
          return end < otherEnd;
        }
      }
      return false;
    }

    /// The segment of the first output, along the axis of a loop, in which the current segment of
    /// an output is complete.
    private long segment(int which, int level) {
      LoopNest.Loop loop = nests.getFirst().loops().get(level);
      long size = loop.step() * nests.getFirst().grid().cell().size(loop.axis());
      int axis = nests.get(which).loops().get(level).axis();
      return Math.ceilDiv(grounds.get(which).end(axis, cursors.get(which).reached(level)), size);
    }

    /// Where the ground of the current write unit of an output is complete.
    private long end(int which, int fromEnd) {
      LoopNest nest = nests.get(which);
      int axis = nest.grid().rank() - fromEnd;
      long end = nest.grid().window(cursors.get(which).cell()).end(axis);
      return grounds.get(which).end(axis, end);
    }

    boolean done() {
      return output < 0;
    }

    /// The output that the current write unit belongs to.
    int output() {
      return output;
    }

    /// The current write unit.
    CellIndex cell() {
      return cursors.get(output).cell();
    }

    /// The pixels of the current write unit.
    Window window() {
      return nests.get(output).grid().window(cell());
    }

    /// Steps that the outermost loop of the first output has made.
    long outer() {
      LoopNest.Cursor first = cursors.getFirst();
      return first.done() ? outerSteps() : first.outer();
    }

    void next() {
      cursors.get(output).next();
      output = first();
    }

    /// What is still to come.
    ///
    /// @param current whether the current write unit is to come as well
    List<Rest> rest(boolean current) {
      List<Rest> rests = new ArrayList<>();
      for (int i = 0; i < cursors.size(); i++) {
        for (LoopNest.Rest rest : cursors.get(i).rest(current || i != output)) {
          rests.add(new Rest(i, rest.level(), rest.pixels()));
        }
      }
      return rests;
    }

    /// What all outputs have behind them.
    ///
    /// @param current whether the current write unit is done as well
    List<Box> past(boolean current) {
      List<Box> past = new ArrayList<>();
      for (int i = 0; i < cursors.size(); i++) {
        for (Window pixels : cursors.get(i).past()) {
          past.add(new Box(i, pixels));
        }
      }
      if (current) {
        past.add(new Box(output, window()));
      }
      return past;
    }
  }
}
