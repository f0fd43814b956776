package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.ArrayList;
import java.util.List;

/// The order in which the write units of all outputs follow each other. Each output has its nest of
/// loops; next is always the write unit whose segment ends first on the ground, the earlier output
/// where several do.
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
  ///
  /// @param before boxes of any output that come before, done already or brought by an inner loop
  record Rest(int output, int level, Window pixels, List<Box> before) {}

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

    /// Compares where two outputs' segments end, in whole pixels of the first output: sizes of
    /// overviews are rounded.
    private boolean endsBefore(int one, int other) {
      for (int level = 0; level < nests.getFirst().segmentLoops(); level++) {
        long end = end(one, level);
        long otherEnd = end(other, level);
        if (end != otherEnd) {
          return end < otherEnd;
        }
      }
      return false;
    }

    private long end(int which, int level) {
      int axis = nests.get(which).loops().get(level).axis();
      return grounds.get(which).end(axis, cursors.get(which).reached(level));
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

    /// What is still to come after the current write unit.
    List<Rest> rest() {
      List<Rest> rests = new ArrayList<>();
      for (int i = 0; i < cursors.size(); i++) {
        List<Box> others = pastOfOthers(i);
        for (LoopNest.Rest rest : cursors.get(i).rest(i != output)) {
          List<Box> before = new ArrayList<>(others);
          for (Window pixels : rest.before()) {
            before.add(new Box(i, pixels));
          }
          rests.add(new Rest(i, rest.level(), rest.pixels(), before));
        }
      }
      return rests;
    }

    /// What the other outputs have behind them, the current write unit included.
    private List<Box> pastOfOthers(int mine) {
      List<Box> past = new ArrayList<>();
      for (int i = 0; i < cursors.size(); i++) {
        if (i != mine) {
          for (Window pixels : cursors.get(i).past()) {
            past.add(new Box(i, pixels));
          }
          if (i == output) {
            past.add(new Box(i, window()));
          }
        }
      }
      return past;
    }
  }
}
